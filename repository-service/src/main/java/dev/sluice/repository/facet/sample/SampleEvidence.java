package dev.sluice.repository.facet.sample;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_EVIDENCE;
import static dev.sluice.repository.jooq.Tables.REVIEW_SAMPLE;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.sluice.repository.bound.Looked;
import dev.sluice.repository.facet.CountedChanges;
import dev.sluice.repository.facet.RandomOrder;
import dev.sluice.repository.filter.ReviewConditions;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.rest.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result of a random sample, as evidence for the decision. Changes count in random order, up to
 * the first that nobody has looked at: leaving out suspicious changes does not improve the bound.
 */
@Component
public class SampleEvidence {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST = 1000;
  private static final String PICKED = "picked";
  private static final Field<Integer> N = field(name(PICKED, "n"), Integer.class);
  private static final Field<Long> PLACE = field(name(PICKED, "place"), Long.class);

  private final DSLContext database;
  private final Clock clock;

  SampleEvidence(DSLContext database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What was kept of a plan, in order. */
  public List<Looked> of(UUID run, @Nullable String planDigest) {
    return database
        .select(REVIEW_EVIDENCE.LOOKED)
        .from(REVIEW_EVIDENCE)
        .where(REVIEW_EVIDENCE.SYNCHRONIZATION_ID.eq(run))
        .and(REVIEW_EVIDENCE.PLAN_DIGEST.eq(planDigest))
        .orderBy(REVIEW_EVIDENCE.ID)
        .fetch(row -> JSON.readValue(row.value1(), Looked.class));
  }

  /**
   * Keeps what came of it.
   *
   * @throws ProblemException if nobody has looked at the first of them
   */
  Looked keep(ReviewedPlan plan, ReviewFilter filter, long seed, String by) {
    SampleView view = view(plan, filter, seed);
    Double bound = view.bound();
    if (bound == null) {
      throw ProblemException.invalid(
          "seed", "nobody has looked at its first change; see sort=random");
    }
    Instant now = clock.instant();
    Looked looked =
        new Looked(
            filter.terms(),
            seed,
            view.changes(),
            view.lookedAt(),
            view.wrong(),
            view.unsure(),
            bound,
            view.sentence(),
            by,
            now);
    database
        .insertInto(REVIEW_EVIDENCE)
        .set(REVIEW_EVIDENCE.SYNCHRONIZATION_ID, plan.run())
        .set(REVIEW_EVIDENCE.PLAN_DIGEST, plan.planDigest())
        .set(REVIEW_EVIDENCE.LOOKED, JSON.writeValueAsString(looked))
        .set(REVIEW_EVIDENCE.MADE_BY, by)
        .set(REVIEW_EVIDENCE.MADE_AT, now.atOffset(ZoneOffset.UTC))
        .execute();
    return looked;
  }

  private SampleView view(ReviewedPlan plan, ReviewFilter filter, long seed) {
    Field<Boolean> wrong = boolOr(REVIEW_SAMPLE.VERDICT.eq(SampleVerdict.WRONG.name()));
    Field<Boolean> unsure = boolOr(REVIEW_SAMPLE.VERDICT.eq(SampleVerdict.UNSURE.name()));
    Table<?> picked =
        select(REVIEW_CHANGE.N, RandomOrder.of(seed).as(PLACE.getName()))
            .from(REVIEW_CHANGE)
            .where(ReviewConditions.of(filter, plan, ReviewRows.CHANGES))
            .orderBy(RandomOrder.of(seed), REVIEW_CHANGE.N)
            .limit(MOST)
            .asTable(PICKED);
    List<? extends Record> all =
        database
            .select(wrong, unsure)
            .from(picked)
            .leftJoin(REVIEW_SAMPLE)
            .on(REVIEW_SAMPLE.N.eq(N))
            .and(REVIEW_SAMPLE.SYNCHRONIZATION_ID.eq(plan.run()))
            .and(REVIEW_SAMPLE.PLAN_DIGEST.eq(plan.planDigest()))
            .groupBy(PLACE, N)
            .orderBy(PLACE, N)
            .fetch();
    List<? extends Record> looked =
        all.stream().takeWhile(each -> each.get(wrong) != null).toList();
    long wrongOnes = looked.stream().filter(each -> each.get(wrong)).count();
    return SampleView.of(
        CountedChanges.of(database, plan, filter).all(),
        looked.size(),
        wrongOnes,
        looked.stream().filter(each -> !each.get(wrong) && each.get(unsure)).count());
  }
}
