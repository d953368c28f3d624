package dev.sluice.repository.filter.plan;

import dev.sluice.repository.inspect.InspectedDataset;
import dev.sluice.repository.inspect.Inspection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A plan as its inspection numbered it.
 *
 * @param id the number of the inspection
 * @param planDigest the plan that was inspected
 * @param changes how many changes it has
 * @param rules what reviewers have said about them
 */
public record ReviewedPlan(
    int id, UUID run, String planDigest, long changes, List<Dataset> datasets, PlanRules rules) {

  /**
   * An entity type or association.
   *
   * @param owned how many resources or links the connector owned before the run
   * @param inCube whether its changes can be counted without looking at each
   */
  public record Dataset(
      short number,
      String name,
      boolean association,
      long owned,
      boolean inCube,
      List<Column> columns,
      List<Segment> segments) {}

  /** A property of an entity type; its number is its bit in the masks of changes. */
  public record Column(short dataset, short number, String property) {}

  /**
   * A property by whose values changes are grouped.
   *
   * @param number which of the four it is
   * @param inCube whether changes can be counted by it without looking at each
   */
  public record Segment(short dataset, short number, String property, boolean inCube) {}

  /** The plan of an inspection that is done, whatever was said about it. */
  public static ReviewedPlan of(Inspection inspection) {
    return new ReviewedPlan(
        inspection.id(),
        inspection.run(),
        inspection.planDigest(),
        inspection.changes(),
        inspection.datasets().stream().map(ReviewedPlan::dataset).toList(),
        PlanRules.NONE);
  }

  /** The same with what reviewers have said. */
  ReviewedPlan with(RulesOfPlans known, List<Integer> following) {
    return new ReviewedPlan(id, run, planDigest, changes, datasets, known.of(this, following));
  }

  private static Dataset dataset(InspectedDataset dataset) {
    short number = (short) dataset.number();
    return new Dataset(
        number,
        dataset.name(),
        dataset.association(),
        dataset.owned(),
        dataset.cube(),
        dataset.columns().stream()
            .map(each -> new Column(number, (short) each.bit(), each.property()))
            .toList(),
        dataset.segments().stream()
            .map(each -> new Segment(number, (short) each.number(), each.property(), each.cube()))
            .toList());
  }

  public Optional<Dataset> dataset(String name) {
    return datasets.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  public Dataset dataset(short number) {
    return datasets.stream().filter(each -> each.number() == number).findFirst().orElseThrow();
  }

  /** The columns of this name, of all entity types that have one. */
  public List<Column> columns(String property) {
    return columns().filter(each -> each.property().equals(property)).toList();
  }

  public Stream<Column> columns() {
    return datasets.stream().flatMap(each -> each.columns().stream());
  }

  /** The segments by this property, of all datasets that have one. */
  public List<Segment> segments(String property) {
    return segments().filter(each -> each.property().equals(property)).toList();
  }

  public Stream<Segment> segments() {
    return datasets.stream().flatMap(each -> each.segments().stream());
  }
}
