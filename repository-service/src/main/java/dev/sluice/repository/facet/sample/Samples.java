package dev.sluice.repository.facet.sample;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_SAMPLE;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import dev.sluice.repository.facet.CountedChanges;
import dev.sluice.repository.filter.ReviewConditions;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/**
 * Reviewers' verdicts on changes. A change counts once, even if several people looked at it: it is
 * wrong if one of them says so.
 */
@Component
class Samples {
  private final DSLContext database;
  private final Clock clock;

  Samples(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether the plan has a change of this number. */
  boolean exists(ReviewedPlan plan, int n) {
    return database.fetchExists(
        REVIEW_CHANGE, REVIEW_CHANGE.INSPECTION.eq(plan.id()).and(REVIEW_CHANGE.N.eq(n)));
  }

  /** Keeps what somebody says, instead of what the same person said before. */
  void keep(ReviewedPlan plan, int n, SampleVerdict verdict, String by) {
    database
        .insertInto(REVIEW_SAMPLE)
        .set(REVIEW_SAMPLE.SYNCHRONIZATION_ID, plan.run())
        .set(REVIEW_SAMPLE.PLAN_DIGEST, plan.planDigest())
        .set(REVIEW_SAMPLE.N, n)
        .set(REVIEW_SAMPLE.LOOKED_BY, by)
        .set(REVIEW_SAMPLE.VERDICT, verdict.name())
        .set(REVIEW_SAMPLE.LOOKED_AT, clock.instant().atOffset(ZoneOffset.UTC))
        .onConflict(
            REVIEW_SAMPLE.SYNCHRONIZATION_ID,
            REVIEW_SAMPLE.PLAN_DIGEST,
            REVIEW_SAMPLE.N,
            REVIEW_SAMPLE.LOOKED_BY)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  /** What came of looking at changes that meet a filter. */
  SampleView view(ReviewedPlan plan, ReviewFilter filter) {
    Field<Boolean> wrong = boolOr(REVIEW_SAMPLE.VERDICT.eq(SampleVerdict.WRONG.name())).as("wrong");
    Field<Boolean> unsure =
        boolOr(REVIEW_SAMPLE.VERDICT.eq(SampleVerdict.UNSURE.name())).as("unsure");
    Table<Record2<Boolean, Boolean>> looked =
        select(wrong, unsure)
            .from(REVIEW_SAMPLE)
            .join(REVIEW_CHANGE)
            .on(REVIEW_CHANGE.N.eq(REVIEW_SAMPLE.N))
            .where(REVIEW_SAMPLE.SYNCHRONIZATION_ID.eq(plan.run()))
            .and(REVIEW_SAMPLE.PLAN_DIGEST.eq(plan.planDigest()))
            .and(ReviewConditions.of(filter, plan, ReviewRows.CHANGES))
            .groupBy(REVIEW_SAMPLE.N)
            .asTable("looked");
    Field<Boolean> isWrong = field(looked.field(wrong.getName(), Boolean.class));
    Field<Boolean> isUnsure = field(looked.field(unsure.getName(), Boolean.class));
    return database
        .select(
            count(),
            count().filterWhere(isWrong.isTrue()),
            count().filterWhere(isWrong.isFalse().and(isUnsure.isTrue())))
        .from(looked)
        .fetchSingle(
            row ->
                SampleView.of(
                    CountedChanges.of(database, plan, filter).all(),
                    row.value1(),
                    row.value2(),
                    row.value3()));
  }
}
