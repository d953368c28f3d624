package dev.sluice.repository.decide;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;

import dev.sluice.contract.check.Check;
import dev.sluice.contract.check.EnoughOwned;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Decision.Rest;
import dev.sluice.repository.decide.OutcomeView.Changes;
import dev.sluice.repository.decide.rule.Action;
import dev.sluice.repository.decide.rule.CountedVerdicts;
import dev.sluice.repository.decide.rule.Rule;
import dev.sluice.repository.decide.rule.Rules;
import dev.sluice.repository.filter.ReviewConditions;
import dev.sluice.repository.filter.ReviewFilter;
import dev.sluice.repository.filter.plan.ReviewRows;
import dev.sluice.repository.filter.plan.ReviewedPlan;
import dev.sluice.repository.filter.plan.ReviewedPlan.Dataset;
import dev.sluice.repository.filter.plan.ReviewedPlans;
import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.plan.OwnedCount;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.plan.PlannedDatasets;
import dev.sluice.repository.postgresql.LocalSettings;
import dev.sluice.repository.protection.ProtectedChanges;
import dev.sluice.repository.run.RunDefinitions;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Computes what would be made of a held plan, with the rules as they stand now. */
@Component
public class Outcomes {
  private final DSLContext database;
  private final RunQueries runs;
  private final ReviewedPlans plans;
  private final KnownOutcomes known;

  Outcomes(DSLContext database, RunQueries runs, ReviewedPlans plans, KnownOutcomes known) {
    this.database = database;
    this.runs = runs;
    this.plans = plans;
    this.known = known;
  }

  /**
   * What a decision is judged by.
   *
   * @param digest names what is decided with the rules as they stand now
   * @param cannotBeHeld the targets of which something would be held that would not come again
   */
  public record Standing(String digest, List<String> cannotBeHeld) {}

  private record Unmade(List<UnmadeCounts> counts, List<String> cannotBeHeld, long protectedHeld) {}

  /** Works it out in the transaction that is under way, or in one of its own. */
  public Standing standing(UUID run, Rest rest) {
    OutcomeView outcome = of(run, rest);
    return new Standing(outcome.decisionDigest(), outcome.cannotBeHeld());
  }

  /**
   * The entity types of which a plain resume would hold what cannot be held: protected resources
   * that their sources command to delete or switch off, and would not command again.
   */
  public List<String> commandedProtected(UUID run) {
    ConnectorDefinition connector = RunDefinitions.of(runs.getKept(run));
    return database.transactionResult(
        configuration -> {
          DSLContext dsl = configuration.dsl();
          return ProtectedChanges.find(dsl, run, connector)
              ? ProtectedChanges.commanded(dsl, run)
              : List.of();
        });
  }

  OutcomeView of(UUID run, Rest rest) {
    Synchronization held = runs.getKept(run);
    ReviewedPlan plan = plans.get(run);
    ConnectorDefinition connector = RunDefinitions.of(held);
    return database.transactionResult(
        configuration -> {
          DSLContext dsl = configuration.dsl();
          LocalSettings.sortInMemory(dsl);
          String digest = ChangeByChange.digest(dsl, run, connector, rest);
          Optional<OutcomeView> earlier = known.find(run, digest);
          if (earlier.isPresent()) {
            return earlier.get();
          }
          List<Rule> rules = Rules.of(dsl, plan);
          Unmade unmade = unmade(dsl, plan, connector, rules, Action.of(rest));
          OutcomeView outcome =
              new OutcomeView(
                  held.planDigest(),
                  digest,
                  rest.name().toLowerCase(Locale.ROOT),
                  rules.size(),
                  changes(dsl, plan, unmade.counts()),
                  breaches(dsl, held, connector, unmade.counts()).stream()
                      .map(OutcomeView.Limit::of)
                      .toList(),
                  unmade.cannotBeHeld(),
                  unmade.protectedHeld());
          known.keep(run, outcome);
          return outcome;
        });
  }

  /**
   * What is not made. Of a plan of which all is made, or nothing, nothing follows from anything,
   * and it need not be written down.
   */
  private static Unmade unmade(
      DSLContext dsl,
      ReviewedPlan plan,
      ConnectorDefinition connector,
      List<Rule> rules,
      Action rest) {
    Optional<List<CountedVerdicts>> alike =
        StandingHolds.any(dsl)
            ? Optional.empty()
            : CountedVerdicts.of(dsl, plan, rules, rest).filter(Outcomes::areAllMadeOrNone);
    if (alike.isPresent()) {
      List<UnmadeCounts> counts = UnmadeCounts.of(plan, alike.get());
      return new Unmade(counts, UnmadeCounts.heldCommands(dsl, plan.run(), counts), 0);
    }
    return ChangeByChange.workOut(dsl, plan.run(), connector, plan, rules, rest)
        ? new Unmade(
            UnmadeCounts.of(dsl, plan.run()),
            UnmadeCounts.heldCommands(dsl, plan.run()),
            StandingHolds.countProtected(dsl))
        : new Unmade(List.of(), List.of(), 0);
  }

  private static boolean areAllMadeOrNone(List<CountedVerdicts> verdicts) {
    return verdicts.stream().map(each -> each.action() == Action.LET_THROUGH).distinct().count()
        <= 1;
  }

  private static List<Changes> changes(
      DSLContext dsl, ReviewedPlan plan, List<UnmadeCounts> unmade) {
    Map<String, UnmadeCounts> byName = new HashMap<>();
    unmade.forEach(each -> byName.put(each.target() + " " + each.operation(), each));
    List<Changes> changes = new ArrayList<>();
    ReviewRows rows = ReviewConditions.fastest(ReviewFilter.all(), plan);
    dsl.select(rows.target(), rows.operation(), rows.count())
        .from(rows.table())
        .where(rows.inspection().eq(plan.id()))
        .groupBy(rows.target(), rows.operation())
        .orderBy(rows.target(), rows.operation())
        .forEach(
            row -> {
              Dataset dataset = plan.dataset(row.value1());
              String operation = ReviewedOperation.of(row.value2()).label();
              changes.add(
                  Changes.of(
                      dataset.name(),
                      dataset.association(),
                      operation,
                      row.value3(),
                      byName.get(dataset.name() + " " + operation)));
            });
    return changes;
  }

  /** Which limits the changes that are left exceed. */
  private static List<Breach> breaches(
      DSLContext dsl,
      Synchronization run,
      ConnectorDefinition connector,
      List<UnmadeCounts> unmade) {
    PlanCounters planned =
        PlanCounters.parse(
            dsl.fetchSingle(SYNCHRONIZATION, SYNCHRONIZATION.ID.eq(run.id())).getCounters());
    var left =
        new PlannedDatasets(
            connector,
            dsl.fetch(COMPARED_TARGET, COMPARED_TARGET.SYNCHRONIZATION_ID.eq(run.id())),
            new PlanCounters(
                left(planned.resources(), unmade, false), left(planned.links(), unmade, true)));
    var owned = new OwnedCount(dsl, connector.name(), EnoughOwned.of(connector, left.uncounted()));
    return Check.breaches(connector, run.mode(), left.counted(owned::linksOfAnybody));
  }

  private static Map<String, Counters> left(
      Map<String, Counters> planned, List<UnmadeCounts> unmade, boolean association) {
    Map<String, Counters> left = new TreeMap<>(planned);
    for (UnmadeCounts each : unmade) {
      if (each.association() == association) {
        left.computeIfPresent(each.target(), (name, counters) -> without(counters, each));
      }
    }
    return left;
  }

  private static Counters without(Counters planned, UnmadeCounts unmade) {
    long count = unmade.held() + unmade.rejected();
    return switch (unmade.operation()) {
      case "insert" ->
          planned.withChanges(planned.inserted() - count, planned.updated(), planned.deleted());
      case "update" ->
          planned.withChanges(planned.inserted(), planned.updated() - count, planned.deleted());
      default ->
          planned.withChanges(planned.inserted(), planned.updated(), planned.deleted() - count);
    };
  }
}
