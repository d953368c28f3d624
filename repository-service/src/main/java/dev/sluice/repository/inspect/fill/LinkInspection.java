package dev.sluice.repository.inspect.fill;

import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.inspect.scan.ChangedProperties;
import dev.sluice.repository.inspect.scan.Cube;
import dev.sluice.repository.inspect.scan.Survey;
import java.util.List;

/** Inspects the changes of the links of one association, which have no properties. */
final class LinkInspection {
  private static final ChangedProperties NONE =
      new ChangedProperties(new Survey(List.of()).numbers());

  private LinkInspection() {}

  /**
   * Inspects all changes.
   *
   * @param number of the last change before
   * @return the number of its last change
   */
  static int inspect(InspectedPlan plan, ReviewTarget target, int number) {
    Cube cube = new Cube(0, 0, ReviewedOperation.values().length);
    int last;
    try (PlannedLinks rows = plan.links(target);
        ReviewWriter writer = plan.writer(number)) {
      while (rows.next()) {
        ReviewedOperation operation = rows.operation();
        writer.link(target, rows, operation);
        cube.add(operation.code(), 0, NONE, new int[0]);
        plan.read().whole();
      }
      last = writer.finish();
    }
    CubeRows.write(plan, target, cube, 0);
    return last;
  }
}
