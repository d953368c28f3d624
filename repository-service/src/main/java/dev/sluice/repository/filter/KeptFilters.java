package dev.sluice.repository.filter;

import static dev.sluice.repository.jooq.Tables.REVIEW_FILTER;

import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Filters stored under an id, so that searched values are not in URLs. Whoever has the id may use
 * it, for 30 days.
 */
@Component
public class KeptFilters {
  static final Duration KEPT = Duration.ofDays(30);

  private static final TypeReference<Map<String, List<@Nullable String>>> TERMS =
      new TypeReference<>() {};

  private final DSLContext database;
  private final JsonMapper json;
  private final Clock clock;

  KeptFilters(DSLContext database, JsonMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** Keeps a filter. */
  FilterView keep(ReviewedPlan plan, ReviewFilter filter, String by) {
    UUID id = UUID.randomUUID();
    OffsetDateTime now = now();
    database
        .insertInto(REVIEW_FILTER)
        .set(REVIEW_FILTER.ID, id)
        .set(REVIEW_FILTER.SYNCHRONIZATION_ID, plan.run())
        .set(REVIEW_FILTER.FILTER, JSONB.valueOf(filter.canonical()))
        .set(REVIEW_FILTER.MADE_BY, by)
        .set(REVIEW_FILTER.MADE_AT, now)
        .execute();
    return new FilterView(id, now.plus(KEPT).toInstant());
  }

  /** The terms of a filter of this run. */
  Map<String, List<@Nullable String>> get(ReviewedPlan plan, String id) {
    JSONB found =
        database
            .select(REVIEW_FILTER.FILTER)
            .from(REVIEW_FILTER)
            .where(
                REVIEW_FILTER
                    .ID
                    .eq(uuid(id))
                    .and(REVIEW_FILTER.SYNCHRONIZATION_ID.eq(plan.run()))
                    .and(REVIEW_FILTER.MADE_AT.gt(now().minus(KEPT))))
            .fetchOne(REVIEW_FILTER.FILTER);
    if (found == null) {
      throw unknown();
    }
    return json.readValue(found.data(), TERMS);
  }

  /** Deletes those that are kept no longer. */
  void forgetOld() {
    database.deleteFrom(REVIEW_FILTER).where(REVIEW_FILTER.MADE_AT.le(now().minus(KEPT))).execute();
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemCode.UNKNOWN_FILTER,
        "The synchronization has no filter with this id. Filters are kept for "
            + KEPT.toDays()
            + " days; post the filter again.");
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
