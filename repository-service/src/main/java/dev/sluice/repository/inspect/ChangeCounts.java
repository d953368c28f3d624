package dev.sluice.repository.inspect;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_CUBE;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Counts the changes of inspected plans. */
@Component
public class ChangeCounts {
  private final DSLContext database;

  public ChangeCounts(DSLContext database) {
    this.database = database;
  }

  /** How many changes of each kind there are, by the number of their dataset. */
  public Map<Integer, Map<ReviewedOperation, Long>> of(Inspection inspection) {
    Map<Integer, Map<ReviewedOperation, Long>> counts = new HashMap<>();
    database
        .select(REVIEW_CUBE.TARGET, REVIEW_CUBE.OPERATION, sum(REVIEW_CUBE.CHANGES))
        .from(REVIEW_CUBE)
        .where(REVIEW_CUBE.INSPECTION.eq(inspection.id()))
        .groupBy(REVIEW_CUBE.TARGET, REVIEW_CUBE.OPERATION)
        .forEach(row -> put(counts, row.value1(), row.value2(), row.value3()));
    inspection.datasets().stream()
        .filter(dataset -> !dataset.cube())
        .forEach(dataset -> count(counts, inspection, dataset));
    return counts;
  }

  private void count(
      Map<Integer, Map<ReviewedOperation, Long>> counts,
      Inspection inspection,
      InspectedDataset dataset) {
    database
        .select(REVIEW_CHANGE.OPERATION, DSL.count())
        .from(REVIEW_CHANGE)
        .where(REVIEW_CHANGE.INSPECTION.eq(inspection.id()))
        .and(REVIEW_CHANGE.TARGET.eq((short) dataset.number()))
        .groupBy(REVIEW_CHANGE.OPERATION)
        .forEach(
            row ->
                put(
                    counts,
                    (short) dataset.number(),
                    row.value1(),
                    BigDecimal.valueOf(row.value2())));
  }

  private static void put(
      Map<Integer, Map<ReviewedOperation, Long>> counts,
      short dataset,
      short operation,
      BigDecimal changes) {
    counts
        .computeIfAbsent((int) dataset, number -> new EnumMap<>(ReviewedOperation.class))
        .put(ReviewedOperation.of(operation), changes.longValueExact());
  }
}
