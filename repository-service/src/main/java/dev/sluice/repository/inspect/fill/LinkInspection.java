package dev.sluice.repository.inspect.fill;

import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.inspect.scan.ChangedProperties;
import dev.sluice.repository.inspect.scan.Cube;
import dev.sluice.repository.inspect.scan.OwnerSegments;
import dev.sluice.repository.inspect.scan.Survey;
import java.util.List;

/**
 * Inspects the changes of the links of one association. They have no properties, and the segments
 * of their owners.
 */
final class LinkInspection {
  private static final ChangedProperties NONE =
      new ChangedProperties(new Survey(List.of()).numbers());

  private static final int MOST_CELLS = 300_000;

  private LinkInspection() {}

  /**
   * Inspects all changes.
   *
   * @param owners by what the owners are grouped
   * @param number of the last change before
   * @return the number of its last change
   */
  static int inspect(InspectedPlan plan, ReviewDataset dataset, OwnerSegments owners, int number) {
    Cube cube = new Cube(0, owners.segments().size(), MOST_CELLS);
    int last;
    try (PlannedLinks rows =
            owners.segments().isEmpty() ? plan.links(dataset) : plan.linksWithOwners(dataset);
        ReviewWriter writer = plan.writer(number)) {
      while (rows.next()) {
        ReviewedOperation operation = rows.operation();
        if (rows.hasNextOwner()) {
          owners.read(rows.buffer(), rows.attributesStart(), rows.attributesEnd());
        }
        writer.link(dataset, rows, operation, owners.values());
        cube.add(operation.code(), 0, NONE, owners.values());
        plan.read().whole();
      }
      last = writer.finish();
    }
    CubeRows.write(plan, dataset, cube, owners.segments().size());
    SegmentRows.ofLinks(plan, dataset, owners.segments(), cube);
    return last;
  }
}
