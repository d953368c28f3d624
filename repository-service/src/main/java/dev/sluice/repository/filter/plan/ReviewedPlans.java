package dev.sluice.repository.filter.plan;

import dev.sluice.repository.inspect.Inspection;
import dev.sluice.repository.inspect.InspectionState;
import dev.sluice.repository.inspect.Inspections;
import dev.sluice.repository.inspect.NotInspected;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.run.RunQueries;
import dev.sluice.repository.run.Synchronization;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the inspected plans for reviewers. */
@Component
public class ReviewedPlans {
  private final Inspections inspections;
  private final RunQueries runs;
  private final RulesOfPlans rules;

  ReviewedPlans(Inspections inspections, RunQueries runs, RulesOfPlans rules) {
    this.inspections = inspections;
    this.runs = runs;
    this.rules = rules;
  }

  /**
   * The inspected plan of a run.
   *
   * @throws ProblemException that says why there is none, or not yet
   */
  public ReviewedPlan get(UUID run) {
    return get(run, List.of());
  }

  /**
   * The same for somebody who asks for what follows from others.
   *
   * @param following what {@link FollowingChanges} has found
   */
  public ReviewedPlan get(UUID run, List<Integer> following) {
    Synchronization kept = runs.getKept(run);
    Inspection inspection = inspections.of(run).orElseThrow(() -> NotInspected.none(kept));
    if (inspection.state() != InspectionState.DONE
        || !inspection.planDigest().equals(kept.planDigest())) {
      throw NotInspected.unusable(kept, inspection);
    }
    return ReviewedPlan.of(inspection).with(rules, following);
  }
}
