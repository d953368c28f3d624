package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.REVIEW_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_DECISION;
import static dev.sluice.repository.jooq.Tables.REVIEW_RULE;
import static org.jooq.impl.DSL.inline;

import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.decide.rule.Rule;
import dev.sluice.repository.decide.rule.Rules;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlans;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.run.RunQueries;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the rules of held runs. Whoever makes or removes one, or decides by them, locks the
 * inspection first: so many reviewers get an order and lose none, and no rule comes after the
 * decision.
 */
@Component
public class KeptRules {
  private static final int MOST = 200;

  private final DSLContext database;
  private final ReviewedPlans plans;
  private final RunQueries runs;
  private final TransactionTemplate transaction;
  private final Clock clock;

  KeptRules(
      DSLContext database,
      ReviewedPlans plans,
      RunQueries runs,
      TransactionTemplate transaction,
      Clock clock) {
    this.database = database;
    this.plans = plans;
    this.runs = runs;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** How many rules there are for the plan of a run. */
  public int count(UUID run) {
    return Rules.inspection(database, run)
        .map(each -> database.fetchCount(REVIEW_RULE, REVIEW_RULE.INSPECTION.eq(each.id())))
        .orElse(0);
  }

  /**
   * Makes a rule.
   *
   * @throws ProblemException that says why it cannot be made
   */
  Rule add(UUID run, RuleRequest request, String by) {
    ReviewedPlan plan = plans.get(run);
    Action action = request.readAction();
    ReviewFilter filter = request.readFilter(plan);
    NavigableSet<String> columns = request.readColumns(plan);
    if (request.n() != null && !isThere(plan, request.n())) {
      throw ProblemException.invalid("n", "the number of a change of the plan");
    }
    return locked(
        run,
        plan.id(),
        last -> {
          if (database.fetchCount(REVIEW_RULE, REVIEW_RULE.INSPECTION.eq(plan.id())) >= MOST) {
            throw new ProblemException(
                ProblemCode.DECISION_REFUSED,
                "There are "
                    + MOST
                    + " rules already: remove some, or use filters that match more changes.");
          }
          var rule = new Rule(last + 1, action, request.n(), filter, columns, by, clock.instant());
          insert(plan, rule);
          return rule;
        });
  }

  /**
   * Makes a rule that holds the changes of these resources, and gives its number.
   *
   * @throws ProblemException that says why it cannot be made
   */
  public int hold(UUID run, String entityType, List<String> keys, String by) {
    Map<String, List<String>> filter = Map.of("type", List.of(entityType), "key", keys);
    return add(run, new RuleRequest(Action.HOLD.label(), null, filter, null), by).ord();
  }

  /**
   * Removes a rule.
   *
   * @return false if there is none
   */
  public boolean remove(UUID run, int ord) {
    ReviewedPlan plan = plans.get(run);
    return locked(
        run,
        plan.id(),
        last ->
            database
                    .deleteFrom(REVIEW_RULE)
                    .where(REVIEW_RULE.INSPECTION.eq(plan.id()), REVIEW_RULE.ORD.eq(ord))
                    .execute()
                > 0);
  }

  /** Lets nobody change the rules of a run until the transaction ends, which is under way. */
  public void lock(UUID run) {
    database
        .select(INSPECTION.ID)
        .from(INSPECTION)
        .where(INSPECTION.SYNCHRONIZATION_ID.eq(run))
        .forUpdate()
        .fetch();
  }

  private boolean isThere(ReviewedPlan plan, int n) {
    return database.fetchExists(
        REVIEW_CHANGE, REVIEW_CHANGE.INSPECTION.eq(plan.id()), REVIEW_CHANGE.N.eq(n));
  }

  /**
   * Does something to the rules while nobody else does.
   *
   * @param change is given the number of the last rule that was made
   */
  private <T> T locked(UUID run, int inspection, Function<Integer, T> change) {
    @Nullable T done =
        transaction.execute(
            status -> {
              Integer last =
                  database
                      .select(INSPECTION.LAST_RULE)
                      .from(INSPECTION)
                      .where(INSPECTION.ID.eq(inspection))
                      .forUpdate()
                      .fetchOne(INSPECTION.LAST_RULE);
              refuseIfDecided(run);
              if (last == null) {
                throw tooLate();
              }
              return change.apply(last);
            });
    if (done == null) {
      throw new IllegalStateException("a change without an outcome");
    }
    return done;
  }

  private void refuseIfDecided(UUID run) {
    boolean decided =
        database.fetchExists(
            REVIEW_DECISION,
            REVIEW_DECISION.SYNCHRONIZATION_ID.eq(run),
            REVIEW_DECISION.KIND.eq(inline(Decision.Kind.RESUME.name())));
    if (decided || runs.get(run).status() != Status.AWAITING_REVIEW) {
      throw tooLate();
    }
  }

  private static ProblemException tooLate() {
    return new ProblemException(
        ProblemCode.DECISION_REFUSED,
        "The run does not wait for a decision, so its rules cannot change.");
  }

  private void insert(ReviewedPlan plan, Rule rule) {
    database
        .update(INSPECTION)
        .set(INSPECTION.LAST_RULE, rule.ord())
        .where(INSPECTION.ID.eq(plan.id()))
        .execute();
    NavigableSet<String> columns = rule.columns();
    database
        .insertInto(REVIEW_RULE)
        .set(REVIEW_RULE.INSPECTION, plan.id())
        .set(REVIEW_RULE.ORD, rule.ord())
        .set(REVIEW_RULE.ACTION, rule.action().name())
        .set(REVIEW_RULE.N, rule.n())
        .set(REVIEW_RULE.FILTER, JSONB.valueOf(rule.filter().canonical()))
        .set(REVIEW_RULE.COLUMNS, columns == null ? null : columns.toArray(String[]::new))
        .set(REVIEW_RULE.MADE_BY, rule.madeBy())
        .set(REVIEW_RULE.MADE_AT, rule.madeAt().atOffset(ZoneOffset.UTC))
        .execute();
  }
}
