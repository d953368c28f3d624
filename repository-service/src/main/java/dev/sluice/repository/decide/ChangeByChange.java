package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.repository.StepException;
import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.decide.rule.Rule;
import dev.sluice.repository.decide.rule.Rules;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.held.HeldStill;
import dev.sluice.repository.inspect.Inspection;
import dev.sluice.repository.inspect.ReviewDigest;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import dev.sluice.repository.protection.ProtectedChanges;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Computes which planned changes are not made, since a reviewer decided so now or in an earlier
 * run, or since nobody has named a protected resource that would go, and marks them in the plan
 * before it is applied.
 */
public final class ChangeByChange {
  private ChangeByChange() {}

  /**
   * Marks them, in the transaction that applies the plan, whose row is locked.
   *
   * @return whether there are any
   * @throws StepException if what was decided is not what stands now
   */
  public static boolean mark(
      DSLContext dsl,
      SynchronizationRecord run,
      ConnectorDefinition connector,
      @Nullable Decision decision) {
    Optional<Inspection> inspection =
        decision == null ? Optional.empty() : Rules.inspection(dsl, run.getId());
    boolean decided = decision != null && decision.decisionDigest() != null;
    if (!decided && inspection.filter(each -> Rules.any(dsl, each.id())).isPresent()) {
      throw rulesForgotten();
    }
    boolean anyProtected = ProtectedChanges.find(dsl, run.getId(), connector);
    if (!decided && !anyProtected && !HeldStill.any(dsl, connector.name())) {
      return false;
    }
    StandingHolds.find(dsl, run.getId(), connector, anyProtected);
    UnmadeChanges.create(dsl);
    if (decision != null && decided) {
      take(dsl, run, inspection, decision);
    } else {
      StandingHolds.takeAll(dsl);
    }
    if (!complete(dsl, run.getId(), connector)) {
      return false;
    }
    if ((decided || anyProtected) && !UnmadeCounts.heldCommands(dsl, run.getId()).isEmpty()) {
      throw cannotHold();
    }
    UnmadeChanges.mark(dsl, run.getId());
    return true;
  }

  /**
   * Writes down which changes of a held plan would not be made, with those that follow; tells
   * whether there are any. {@link #digest} was called before, in the same transaction.
   */
  static boolean workOut(
      DSLContext dsl,
      UUID run,
      ConnectorDefinition connector,
      ReviewedPlan plan,
      List<Rule> rules,
      Action rest) {
    UnmadeChanges.create(dsl);
    new DecidedChanges(dsl, plan, rules, rest).write();
    return complete(dsl, run, connector);
  }

  /** Settles what was decided, and adds what follows from it; tells whether there is anything. */
  private static boolean complete(DSLContext dsl, UUID run, ConnectorDefinition connector) {
    if (!UnmadeChanges.any(dsl)) {
      return false;
    }
    UnmadeChanges.settle(dsl, run);
    FollowUps.add(dsl, run, connector);
    return true;
  }

  /**
   * Names what a reviewer decides with the rules as they stand now.
   *
   * @throws StepException if there is no inspected plan
   */
  public static String digest(DSLContext dsl, UUID run, ConnectorDefinition connector, Rest rest) {
    SynchronizationRecord planned = dsl.fetchSingle(SYNCHRONIZATION, SYNCHRONIZATION.ID.eq(run));
    StandingHolds.find(dsl, run, connector);
    Inspection inspection = inspected(planned, Rules.inspection(dsl, run));
    List<Rule> rules = Rules.of(dsl, ReviewedPlan.of(inspection));
    return digest(dsl, planned, inspection, rules, rest);
  }

  /**
   * The numbers of the changes that follow from others, if what no rule is about is made. {@link
   * #digest} was called before, in the same transaction.
   */
  public static List<Integer> following(
      DSLContext dsl, UUID run, ConnectorDefinition connector, Inspection inspection) {
    ReviewedPlan plan = ReviewedPlan.of(inspection);
    return workOut(dsl, run, connector, plan, Rules.of(dsl, plan), Action.LET_THROUGH)
        ? UnmadeChanges.following(dsl, inspection.id())
        : List.of();
  }

  private static String digest(
      DSLContext dsl,
      SynchronizationRecord run,
      Inspection inspection,
      List<Rule> rules,
      Rest rest) {
    return DecisionDigest.of(
        run.getPlanDigest(),
        Objects.requireNonNull(inspection.digest()),
        rules,
        StandingHolds.digest(dsl),
        rest);
  }

  private static Inspection inspected(SynchronizationRecord run, Optional<Inspection> inspection) {
    return inspection
        .filter(each -> each.digest() != null && each.planDigest().equals(run.getPlanDigest()))
        .orElseThrow(DecisionDigest::tampered);
  }

  private static void take(
      DSLContext dsl, SynchronizationRecord run, Optional<Inspection> found, Decision decision) {
    Inspection inspection = inspected(run, found);
    Rest rest = decision.rest();
    if (rest == null) {
      throw DecisionDigest.tampered();
    }
    ReviewedPlan plan = ReviewedPlan.of(inspection);
    List<Rule> rules = Rules.of(dsl, plan);
    if (!digest(dsl, run, inspection, rules, rest).equals(decision.decisionDigest())
        || !ReviewDigest.of(dsl, inspection.id()).equals(inspection.digest())) {
      throw DecisionDigest.tampered();
    }
    new DecidedChanges(dsl, plan, rules, Action.of(rest)).write();
  }

  private static StepException cannotHold() {
    return new StepException(
        FailureType.PLAN_CHANGED,
        "A change to hold, because of a rule or because its resource is protected, is a command of"
            + " its source, which would not come again",
        "Start another run, and let it through or reject it; nothing was changed");
  }

  private static StepException rulesForgotten() {
    return new StepException(
        FailureType.PLAN_CHANGED,
        "Reviewers have made rules for this plan, but the decision was about the whole plan",
        "Start another run, and decide on the server; nothing was changed");
  }
}
