package dev.sluice.repository.finding.plan;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.finding.evidence.KeyForm;
import dev.sluice.repository.finding.evidence.KeySides;
import dev.sluice.repository.finding.evidence.PairedPeople;
import dev.sluice.repository.finding.evidence.PlannedCounts;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.ReadFile;
import dev.sluice.repository.finding.evidence.Row;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Side;
import dev.sluice.repository.run.Synchronization;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Takes samples of a run's plan. */
public final class SampleReader {
  private final DSLContext dsl;
  private final Synchronization run;
  private final PlanRows rows;
  private final RunFiles files;
  private final ValuesElsewhere elsewhere;

  /**
   * Samples of one run.
   *
   * @param connector the definition that the run keeps
   */
  public SampleReader(DSLContext dsl, ConnectorDefinition connector, Synchronization run) {
    this.dsl = dsl;
    this.run = run;
    this.rows = new PlanRows(dsl, run);
    this.files = new RunFiles(dsl, connector, run);
    this.elsewhere = new ValuesElsewhere(dsl, run.id());
  }

  /** What is looked at of an entity type's changes. */
  public Sample entityType(EntityTypeDefinition type) {
    PlannedCounts counts =
        counts(run.counters().resources().getOrDefault(type.name(), Counters.NONE), type.name());
    PlanWalk walk = PlanWalk.through(dsl, run.id(), type.name(), counts);
    Side inserted = walk.inserted();
    ReadFile file = files.of(type);
    Sample sample =
        new Sample(
            type.name(),
            type.key(),
            properties(type),
            counts,
            walk.updates(),
            file.commands() ? List.of() : unchanged(type.name(), counts),
            walk.deleted(),
            inserted,
            walk.keysByForm(),
            file,
            Map.of(),
            keysOfOthers(type, inserted.rows()),
            rows.people(type.name()));
    return sample.withElsewhere(elsewhere.of(sample));
  }

  /** Of an association, how many links change, and what its file held. */
  public Sample association(String association, String source) {
    PlannedCounts counts =
        counts(run.counters().links().getOrDefault(association, Counters.NONE), association);
    return new Sample(
        association,
        "",
        List.of(),
        counts,
        List.of(),
        List.of(),
        Side.NONE,
        Side.NONE,
        Map.of(KeyForm.TRIM, KeySides.NONE),
        files.of(source),
        Map.of(),
        Map.of(),
        PairedPeople.NONE);
  }

  /** Resources are not asked for where it is known that none is left as it is. */
  private List<Row> unchanged(String type, PlannedCounts counts) {
    return counts.unchanged() == 0 ? List.of() : rows.unchanged(type);
  }

  private PlannedCounts counts(Counters counters, String dataset) {
    return new PlannedCounts(
        counters.inserted(),
        counters.updated(),
        counters.deleted(),
        rows.owned(dataset),
        counters.read());
  }

  private static List<Property> properties(EntityTypeDefinition type) {
    return type.properties().stream().map(Property::of).toList();
  }

  private Map<String, Share> keysOfOthers(EntityTypeDefinition type, List<Row> inserted) {
    List<String> keys = inserted.stream().map(Row::key).limit(500).toList();
    if (keys.isEmpty()) {
      return Map.of();
    }
    List<String> others =
        rows.entityTypes().stream().filter(each -> !each.equals(type.name())).toList();
    return rows.keysOf(others, keys);
  }
}
