package dev.sluice.repository.filter;

import static dev.sluice.repository.jooq.Tables.REVIEW_SEGMENT_VALUE;

import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlan.Segment;
import dev.sluice.repository.rest.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The values of segments, which have ids that may be in a URL. */
@Component
public class SegmentValues {
  private static final Pattern ID = Pattern.compile("([0-9]{1,4})[.]([0-9]{1,9})");

  private final DSLContext database;

  SegmentValues(DSLContext database) {
    this.database = database;
  }

  /** The id of a value: where it stands, which is unlike in every inspection. */
  public static String id(short dataset, int id) {
    return dataset + "." + id;
  }

  /**
   * The value with this id; null if it is that of those without a value.
   *
   * @throws ProblemException if none of the segments has it
   */
  @Nullable String text(ReviewedPlan plan, String parameter, List<Segment> segments, String id) {
    Matcher parts = ID.matcher(id);
    if (parts.matches()) {
      int dataset = Integer.parseInt(parts.group(1));
      for (Segment each : segments) {
        if (each.dataset() == dataset) {
          Optional<Record1<String>> found = find(plan, each, Integer.parseInt(parts.group(2)));
          if (found.isPresent()) {
            return found.get().value1();
          }
        }
      }
    }
    throw ProblemException.invalid(
        parameter,
        "the id of a value as the facet of this name lists it; to filter by the value itself, post"
            + " the filter to /review/filters of the synchronization");
  }

  private Optional<Record1<String>> find(ReviewedPlan plan, Segment segment, int id) {
    return database
        .select(REVIEW_SEGMENT_VALUE.VALUE)
        .from(REVIEW_SEGMENT_VALUE)
        .where(
            REVIEW_SEGMENT_VALUE
                .INSPECTION
                .eq(plan.id())
                .and(REVIEW_SEGMENT_VALUE.TARGET.eq(segment.dataset()))
                .and(REVIEW_SEGMENT_VALUE.SEGMENT.eq(segment.number()))
                .and(REVIEW_SEGMENT_VALUE.ID.eq(id)))
        .fetchOptional();
  }
}
