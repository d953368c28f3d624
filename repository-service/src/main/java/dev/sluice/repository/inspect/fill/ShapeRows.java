package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.REVIEW_COLUMN;
import static dev.sluice.repository.jooq.Tables.REVIEW_MASK;

import dev.sluice.repository.inspect.scan.ColumnShapes;
import dev.sluice.repository.inspect.scan.ColumnShapes.Counted;
import dev.sluice.repository.postgresql.CopyWriter;
import java.util.List;
import java.util.Map;
import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

/** Writes the patterns and distances of changed values. */
final class ShapeRows {
  static final int MOST_OF_EACH = 50;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ShapeRows() {}

  static void write(InspectedPlan plan, ReviewDataset dataset, ColumnShapes shapes, int columns) {
    try (CopyWriter writer =
        CopyWriter.into(
            plan.writing(),
            plan.dsl(),
            REVIEW_MASK,
            REVIEW_MASK.INSPECTION,
            REVIEW_MASK.TARGET,
            REVIEW_MASK.COL,
            REVIEW_MASK.AFTER,
            REVIEW_MASK.RANK,
            REVIEW_MASK.MASK,
            REVIEW_MASK.CHANGES)) {
      for (int column = 0; column < columns; column++) {
        for (boolean after : new boolean[] {false, true}) {
          int rank = 1;
          for (Counted mask : shapes.masks(column, after, MOST_OF_EACH)) {
            writer
                .number(plan.inspection())
                .number(dataset.number())
                .number(column)
                .truth(after)
                .number(rank++)
                .text(mask.text())
                .number(mask.changes())
                .endRow();
          }
        }
      }
      writer.finish();
    }
    for (int column = 0; column < columns; column++) {
      shifts(plan, dataset, column, shapes.shifts(column, MOST_OF_EACH));
    }
  }

  private static void shifts(
      InspectedPlan plan, ReviewDataset dataset, int column, List<Counted> shifts) {
    if (shifts.isEmpty()) {
      return;
    }
    plan.dsl()
        .update(REVIEW_COLUMN)
        .set(
            REVIEW_COLUMN.SHIFTS,
            JSONB.valueOf(
                JSON.writeValueAsString(
                    shifts.stream()
                        .map(each -> Map.of("by", each.text(), "changes", each.changes()))
                        .toList())))
        .where(REVIEW_COLUMN.INSPECTION.eq(plan.inspection()))
        .and(REVIEW_COLUMN.TARGET.eq((short) dataset.number()))
        .and(REVIEW_COLUMN.COL.eq((short) column))
        .execute();
  }
}
