package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_RULE;
import static dev.sluice.repository.jooq.Tables.REVIEW_TARGET;
import static org.jooq.impl.DSL.currentOffsetDateTime;

import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.ApplyResult;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.plan.ARun;
import dev.sluice.repository.plan.Repository;
import java.util.List;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** The review of a run that was planned: its inspection, its rules, its decision. */
final class AReview {
  private final Repository repository;
  private final ARun run;
  final Plan plan;
  final int inspection;

  AReview(Repository repository, ARun run) {
    this.repository = repository;
    this.run = run;
    this.plan = run.plan();
    this.inspection =
        Inspected.plan(repository.database, repository.dsl, run.id, plan.digest(), run.connector());
  }

  AReview letThrough(String target, String key) {
    return rule(Action.LET_THROUGH, number(target, key), "{}");
  }

  AReview hold(String target, String key, String... columns) {
    return rule(Action.HOLD, number(target, key), "{}", columns);
  }

  AReview reject(String target, String key, String... columns) {
    return rule(Action.REJECT, number(target, key), "{}", columns);
  }

  /** A rule about all changes that meet a filter. */
  AReview all(Action action, String filter, String... columns) {
    return rule(action, null, filter, columns);
  }

  private AReview rule(Action action, @Nullable Integer n, String filter, String... columns) {
    repository
        .dsl
        .insertInto(REVIEW_RULE)
        .set(REVIEW_RULE.INSPECTION, inspection)
        .set(
            REVIEW_RULE.ORD,
            1 + repository.dsl.fetchCount(REVIEW_RULE, REVIEW_RULE.INSPECTION.eq(inspection)))
        .set(REVIEW_RULE.ACTION, action.name())
        .set(REVIEW_RULE.N, n)
        .set(REVIEW_RULE.FILTER, JSONB.valueOf(filter))
        .set(REVIEW_RULE.COLUMNS, columns.length == 0 ? null : columns)
        .set(REVIEW_RULE.MADE_BY, "rita")
        .set(REVIEW_RULE.MADE_AT, currentOffsetDateTime())
        .execute();
    return this;
  }

  /** The number of the change of a resource, or of the link {@code owner -> target}. */
  private int number(String target, String key) {
    String[] ends = key.split(" -> ");
    return repository
        .dsl
        .select(REVIEW_CHANGE.N)
        .from(REVIEW_CHANGE)
        .join(REVIEW_TARGET)
        .on(REVIEW_TARGET.INSPECTION.eq(REVIEW_CHANGE.INSPECTION))
        .and(REVIEW_TARGET.TARGET.eq(REVIEW_CHANGE.TARGET))
        .where(REVIEW_CHANGE.INSPECTION.eq(inspection), REVIEW_TARGET.NAME.eq(target))
        .and(REVIEW_CHANGE.KEY.eq(ends[0]))
        .and(
            ends.length == 1
                ? REVIEW_CHANGE.TARGET_KEY.isNull()
                : REVIEW_CHANGE.TARGET_KEY.eq(ends[1]))
        .fetchSingle(REVIEW_CHANGE.N);
  }

  /** What the reviewer sends, having seen what stands now. */
  Decision decision(Rest rest) {
    String digest =
        repository.dsl.transactionResult(
            configuration ->
                ChangeByChange.digest(configuration.dsl(), run.id, run.connector(), rest));
    return new Decision(Decision.Kind.RESUME, "rita", "looked at", plan.digest(), digest, rest);
  }

  ApplyResult decide(Rest rest) {
    return apply(decision(rest));
  }

  ApplyResult apply(@Nullable Decision decision) {
    return run.apply(new ApplyRequest(run.id.toString(), plan.digest(), List.of(), decision));
  }
}
