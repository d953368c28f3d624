package dev.sluice.repository.inspect.fill;

import static java.util.stream.Collectors.toMap;

import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.rows.SortedHeader;
import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.inspect.scan.ChangedProperties;
import dev.sluice.repository.inspect.scan.ColumnShapes;
import dev.sluice.repository.inspect.scan.Cube;
import dev.sluice.repository.inspect.scan.OwnerSegments;
import dev.sluice.repository.inspect.scan.Segment;
import dev.sluice.repository.inspect.scan.Survey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Inspects the changes of one entity type. They are read twice: the width of the masks, and how
 * changes are grouped, must be known before the first is written.
 */
final class ResourceInspection {
  /** Nobody groups fewer changes, and counting all resources by their values would take longer. */
  private static final int CHANGES_WORTH_SEGMENTS = 20;

  private static final long ALWAYS_COUNTED = 10_000;

  private static final int MOST_CELLS = 300_000;
  private static final int NONE = -1;

  private final InspectedPlan plan;
  private final ReviewDataset dataset;
  private final Marks marks;
  private final List<ReviewDataset> links;
  private final Survey survey;
  private List<Segment> segments = List.of();
  private int switchedOn = NONE;

  /**
   * Begins.
   *
   * @param links those that resources of this type own and the plan changes
   */
  ResourceInspection(
      InspectedPlan plan, ReviewDataset dataset, Marks marks, List<ReviewDataset> links) {
    this.plan = plan;
    this.dataset = dataset;
    this.marks = marks;
    this.links = links;
    this.survey = new Survey(properties().map(PropertyDefinition::name).toList());
  }

  /**
   * Inspects all changes.
   *
   * @param number of the last change before
   * @return the number of its last change
   */
  int inspect(int number) {
    look();
    lookAtOwners();
    segments = worthSegments() ? survey.segments() : List.of();
    Cube cube = new Cube(survey.numbers().size(), segments.size(), MOST_CELLS);
    ColumnCounts columns = new ColumnCounts(survey.numbers().names());
    ColumnShapes shapes = new ColumnShapes(survey.numbers(), types());
    int last = write(number, cube, columns, shapes);
    CubeRows.write(plan, dataset, cube, segments.size());
    columns.write(plan.dsl(), plan.inspection(), dataset);
    ShapeRows.write(plan, dataset, shapes, survey.numbers().size());
    SegmentRows.ofResources(plan, dataset, segments, cube);
    return last;
  }

  /** By what its resources are grouped, once they are inspected. */
  OwnerSegments ofOwners() {
    return new OwnerSegments(survey, segments);
  }

  private Stream<PropertyDefinition> properties() {
    return plan.connector().entityTypes().stream()
        .filter(type -> type.name().equals(dataset.name()))
        .flatMap(type -> SortedHeader.attributes(type).stream());
  }

  private Map<String, PropertyType> types() {
    return properties().collect(toMap(PropertyDefinition::name, PropertyDefinition::type));
  }

  private boolean worthSegments() {
    return survey.size() >= CHANGES_WORTH_SEGMENTS || dataset.owned() <= ALWAYS_COUNTED;
  }

  private void look() {
    boolean switchesOn = false;
    try (PlannedResources rows = plan.resources(dataset)) {
      while (rows.next()) {
        ReviewedOperation operation = rows.operation();
        if (operation == ReviewedOperation.INSERT) {
          survey.add(rows.buffer(), rows.afterStart(), rows.afterEnd());
        } else if (rows.hasBefore()) {
          survey.add(rows.buffer(), rows.beforeStart(), rows.beforeEnd());
        }
        if (operation == ReviewedOperation.UPDATE) {
          survey.addNames(rows.buffer(), rows.afterStart(), rows.afterEnd());
          switchesOn |= rows.switchesOn();
        }
        plan.read().half();
      }
    }
    if (switchesOn && survey.numbers().of(SortedHeader.ACTIVE) == NONE) {
      switchedOn = survey.number(SortedHeader.ACTIVE);
    }
  }

  private void lookAtOwners() {
    if (links.isEmpty()) {
      return;
    }
    try (LinkOwners owners = plan.unchangedOwners(dataset, links)) {
      while (owners.next()) {
        survey.addOwner(owners.buffer(), owners.attributesStart(), owners.attributesEnd());
        plan.read().other();
      }
    }
  }

  private int write(int number, Cube cube, ColumnCounts columns, ColumnShapes shapes) {
    ChangedProperties properties = new ChangedProperties(survey.numbers());
    int[] values = new int[segments.size()];
    try (PlannedResources rows = plan.resources(dataset);
        ReviewWriter writer = plan.writer(number)) {
      while (rows.next()) {
        ReviewedOperation operation = rows.operation();
        read(rows, operation, properties);
        var grouped =
            operation == ReviewedOperation.INSERT ? properties.after() : properties.before();
        for (int segment = 0; segment < values.length; segment++) {
          values[segment] = segments.get(segment).of(grouped);
        }
        int marked = marks.of(dataset.name(), operation, rows);
        writer.resource(dataset, rows, operation, properties, values, marked);
        cube.add(operation.code(), marked, properties, values);
        if (operation == ReviewedOperation.UPDATE) {
          columns.add(properties);
          writeCells(writer, properties, shapes);
        }
        plan.read().half();
      }
      return writer.finish();
    }
  }

  private void read(
      PlannedResources rows, ReviewedOperation operation, ChangedProperties properties) {
    properties.clear();
    if (rows.hasBefore()) {
      properties.readBefore(rows.buffer(), rows.beforeStart(), rows.beforeEnd());
    }
    if (rows.hasAfter()) {
      properties.readAfter(rows.buffer(), rows.afterStart(), rows.afterEnd());
    }
    if (operation == ReviewedOperation.UPDATE && rows.hasBefore()) {
      properties.compare();
      if (switchedOn != NONE && rows.switchesOn()) {
        properties.markChanged(switchedOn);
      }
    }
  }

  private void writeCells(ReviewWriter writer, ChangedProperties properties, ColumnShapes shapes) {
    for (int column = 0; column < survey.numbers().size(); column++) {
      if (column == switchedOn && properties.isChanged(column)) {
        writer.switchedOn(dataset, column);
      } else if (properties.isChanged(column)) {
        writer.cell(dataset, column, properties);
        shapes.add(column, properties);
      }
    }
  }
}
