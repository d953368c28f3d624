package dev.sluice.repository.filter;

import dev.sluice.contract.run.Status;
import dev.sluice.repository.inspect.Inspection;
import dev.sluice.repository.inspect.InspectionState;
import dev.sluice.repository.inspect.Inspections;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds what was inspected, for those who look at it. */
@Component
public class ReviewedPlans {
  private final Inspections inspections;
  private final RunQueries runs;

  ReviewedPlans(Inspections inspections, RunQueries runs) {
    this.inspections = inspections;
    this.runs = runs;
  }

  /**
   * The inspected plan of a run.
   *
   * @throws ProblemException that says why there is none, or not yet
   */
  public ReviewedPlan get(UUID run) {
    Synchronization kept = runs.getKept(run);
    Inspection inspection = inspections.of(run).orElseThrow(() -> missing(run, none(kept)));
    if (inspection.state() == InspectionState.RUNNING) {
      throw missing(
          run, "are being inspected, " + inspection.changes() + " so far. Ask again in a moment.");
    }
    if (inspection.state() == InspectionState.FAILED) {
      throw missing(
          run,
          "could not be inspected. See its changes and link-changes instead; they are complete.");
    }
    if (!inspection.planDigest().equals(kept.planDigest())) {
      throw missing(run, "were planned anew since they were inspected.");
    }
    return ReviewedPlan.of(inspection);
  }

  private static String none(Synchronization run) {
    return run.status() == Status.AWAITING_REVIEW
        ? "are not inspected yet. Ask again in a moment."
        : "were not inspected: only those of a held run or a dry run are. See its changes and"
            + " link-changes instead.";
  }

  private static ProblemException missing(UUID run, String why) {
    return new ProblemException(
        ProblemCode.NOT_INSPECTED, "The changes of synchronization " + run + " " + why);
  }
}
