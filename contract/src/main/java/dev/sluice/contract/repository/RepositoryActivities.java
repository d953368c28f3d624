package dev.sluice.contract.repository;

import io.temporal.activity.ActivityInterface;

/**
 * The steps of a run on the server. Running a step again for the same run has no further effect.
 * Failures are typed with {@link dev.sluice.contract.FailureType} and have a {@link
 * dev.sluice.contract.Failure} as detail.
 */
@ActivityInterface
public interface RepositoryActivities {

  /** Registers the run, if it is not registered yet, with the definition it will keep. */
  OpenedRun open(OpenRequest request);

  /** Asks for the connector's turn; a run that must wait is signalled when it is granted. */
  TurnAnswer takeTurn(TurnRequest request);

  /**
   * The plan that the run's rows led to, and the limits it exceeds. The run believes this and not
   * what its agent says.
   */
  Plan plan(PlanRequest request);

  /** Records that the run waits for a person. */
  void hold(HoldRequest request);

  /**
   * Computes what a reviewer asks about a plan: which properties it changes, and of whom. Reports a
   * heartbeat at least every five seconds, and stops if nobody waits for it any more.
   */
  InspectResult inspect(InspectRequest request);

  /** Whether a decision is one of somebody who logged in; asked if no other one counts. */
  RecordedAnswer recorded(RecordedRequest request);

  /**
   * Makes the planned changes, all in one transaction, and records the run as completed. Reports a
   * heartbeat at least every five seconds, so that a dead server is noticed long before the longest
   * transaction would have ended; activities that say nothing of heartbeats are short and report
   * none.
   */
  ApplyResult apply(ApplyRequest request);

  /** Records how the run ended, unless it was applied, and gives its turn to the next. */
  void close(CloseRequest request);
}
