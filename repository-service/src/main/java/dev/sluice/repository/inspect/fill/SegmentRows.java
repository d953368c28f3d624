package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.REVIEW_SEGMENT;
import static dev.sluice.repository.jooq.Tables.REVIEW_SEGMENT_VALUE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;

import dev.sluice.repository.inspect.scan.Cube;
import dev.sluice.repository.inspect.scan.Segment;
import dev.sluice.repository.postgresql.CopyWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/**
 * Writes the segments of an entity type, and how many of the connector's resources are in each; and
 * the segments of associations, which are those of the owners.
 */
final class SegmentRows {
  private static final int ROWS_AT_A_TIME = 1000;

  private SegmentRows() {}

  static void ofResources(
      InspectedPlan plan, ReviewDataset dataset, List<Segment> segments, Cube cube) {
    for (int index = 0; index < segments.size(); index++) {
      Segment segment = segments.get(index);
      List<@Nullable String> values = segment.values();
      segment(plan, dataset, segment, index, cube);
      values(plan, dataset, index, values, owned(plan, dataset, segment.property(), values));
    }
  }

  /** What goes of a segment is told of resources, and is not counted of links. */
  static void ofLinks(
      InspectedPlan plan, ReviewDataset dataset, List<Segment> segments, Cube cube) {
    for (int index = 0; index < segments.size(); index++) {
      List<@Nullable String> values = segments.get(index).values();
      segment(plan, dataset, segments.get(index), index, cube);
      values(plan, dataset, index, values, new long[values.size()]);
    }
  }

  private static void segment(
      InspectedPlan plan, ReviewDataset dataset, Segment segment, int index, Cube cube) {
    plan.dsl()
        .insertInto(REVIEW_SEGMENT)
        .set(REVIEW_SEGMENT.INSPECTION, plan.inspection())
        .set(REVIEW_SEGMENT.TARGET, (short) dataset.number())
        .set(REVIEW_SEGMENT.SEGMENT, (short) (index + 1))
        .set(REVIEW_SEGMENT.PROPERTY, segment.property())
        .set(REVIEW_SEGMENT.CUBE, cube.has(index))
        .execute();
  }

  private static void values(
      InspectedPlan plan,
      ReviewDataset dataset,
      int index,
      List<@Nullable String> values,
      long[] owned) {
    try (CopyWriter writer =
        CopyWriter.into(
            plan.writing(),
            plan.dsl(),
            REVIEW_SEGMENT_VALUE,
            REVIEW_SEGMENT_VALUE.INSPECTION,
            REVIEW_SEGMENT_VALUE.TARGET,
            REVIEW_SEGMENT_VALUE.SEGMENT,
            REVIEW_SEGMENT_VALUE.ID,
            REVIEW_SEGMENT_VALUE.VALUE,
            REVIEW_SEGMENT_VALUE.HELD)) {
      for (int id = 0; id < values.size(); id++) {
        writer
            .number(plan.inspection())
            .number(dataset.number())
            .number(index + 1)
            .number(id)
            .text(values.get(id))
            .number(owned[id])
            .endRow();
      }
      writer.finish();
    }
  }

  private static long[] owned(
      InspectedPlan plan, ReviewDataset dataset, String property, List<@Nullable String> values) {
    Map<@Nullable String, Integer> ids = new HashMap<>();
    for (int id = 0; id < values.size(); id++) {
      ids.put(values.get(id), id);
    }
    long[] owned = new long[values.size()];
    var value = jsonbGetAttributeAsText(RESOURCE.ATTRIBUTES, inline(property));
    // A property may have few values among the changes, and many among all resources.
    try (var rows =
        plan.dsl()
            .select(value, count())
            .from(RESOURCE)
            .where(RESOURCE.CONNECTOR.eq(plan.connector().name()))
            .and(RESOURCE.ENTITY_TYPE.eq(dataset.name()))
            .groupBy(value)
            .fetchSize(ROWS_AT_A_TIME)
            .fetchLazy()) {
      for (Record2<String, Integer> row : rows) {
        Integer id = ids.get(row.value1());
        if (id != null) {
          owned[id] = row.value2();
        }
      }
    }
    return owned;
  }
}
