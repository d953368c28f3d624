package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.REVIEW_CUBE;
import static dev.sluice.repository.jooq.Tables.REVIEW_TARGET;

import dev.sluice.repository.inspect.scan.Cube;
import dev.sluice.repository.postgresql.CopyWriter;

/** Writes a dataset and the cells of its cube. */
final class CubeRows {
  private CubeRows() {}

  static void write(InspectedPlan plan, ReviewDataset dataset, Cube cube, int segments) {
    plan.dsl()
        .insertInto(REVIEW_TARGET)
        .set(REVIEW_TARGET.INSPECTION, plan.inspection())
        .set(REVIEW_TARGET.TARGET, (short) dataset.number())
        .set(REVIEW_TARGET.NAME, dataset.name())
        .set(REVIEW_TARGET.ASSOCIATION, dataset.association())
        .set(REVIEW_TARGET.HELD, dataset.owned())
        .set(REVIEW_TARGET.CUBE, cube.isComplete())
        .execute();
    try (CopyWriter writer =
        CopyWriter.into(
            plan.writing(),
            plan.dsl(),
            REVIEW_CUBE,
            REVIEW_CUBE.INSPECTION,
            REVIEW_CUBE.TARGET,
            REVIEW_CUBE.OPERATION,
            REVIEW_CUBE.CHANGED,
            REVIEW_CUBE.EMPTIED,
            REVIEW_CUBE.FILLED,
            REVIEW_CUBE.SEGMENT1,
            REVIEW_CUBE.SEGMENT2,
            REVIEW_CUBE.SEGMENT3,
            REVIEW_CUBE.SEGMENT4,
            REVIEW_CUBE.MARKS,
            REVIEW_CUBE.CHANGES)) {
      for (int cell = 0; cell < cube.size(); cell++) {
        writer.number(plan.inspection()).number(dataset.number()).number(cube.operation(cell));
        for (int kind = 0; kind < Cube.KINDS; kind++) {
          writer.text(cube.bytes(cell), cube.bits(kind), cube.bits(kind + 1));
        }
        for (int segment = 0; segment < ReviewWriter.MOST_SEGMENTS; segment++) {
          if (segment < segments && cube.has(segment)) {
            writer.number(cube.segmentValue(cell, segment));
          } else {
            writer.text(null);
          }
        }
        writer.number(cube.marks(cell)).number(cube.changes(cell)).endRow();
      }
      writer.finish();
    }
  }
}
