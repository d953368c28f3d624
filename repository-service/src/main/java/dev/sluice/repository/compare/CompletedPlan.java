package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.repository.Plan;
import dev.sluice.repository.StepException;
import dev.sluice.repository.jooq.tables.records.ComparedTargetRecord;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.run.Breaches;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

/** Reads a plan that was completed, in numbers. */
final class CompletedPlan {
  private CompletedPlan() {}

  static Plan of(DSLContext dsl, UUID synchronizationId) {
    SynchronizationRecord run =
        dsl.fetchOptional(SYNCHRONIZATION, SYNCHRONIZATION.ID.eq(synchronizationId))
            .filter(found -> found.getPlanDigest() != null)
            .orElseThrow(
                () ->
                    new StepException(
                        FailureType.PLAN_CHANGED,
                        "The agent reported that the rows were compared, but there is no complete"
                            + " plan",
                        "Start another run; nothing was changed"));
    return of(run, ComparedDatasets.all(dsl, synchronizationId));
  }

  static Plan of(SynchronizationRecord run, List<ComparedTargetRecord> datasets) {
    PlanCounters counters = PlanCounters.parse(run.getCounters());
    Map<String, Long> heldResources = new TreeMap<>();
    Map<String, Long> heldLinks = new TreeMap<>();
    datasets.forEach(
        dataset ->
            (dataset.getAssociation() ? heldLinks : heldResources)
                .put(dataset.getTarget(), dataset.getHeld()));
    return new Plan(
        run.getPlanDigest(),
        counters.resources(),
        counters.links(),
        heldResources,
        heldLinks,
        Breaches.parse(run.getBreaches()).list(),
        Breaches.parse(run.getWarnings()).list());
  }
}
