package dev.sluice.contract.run;

import dev.sluice.contract.recount.ChosenTest;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * One run of a connector, from its files to the repository. It runs on {@link
 * dev.sluice.contract.TaskQueues#WORKFLOWS} under {@link
 * dev.sluice.contract.WorkflowIds#synchronization}, or under another id chosen by the starter.
 */
@WorkflowInterface
public interface SynchronizationWorkflow {

  @WorkflowMethod
  SynchronizationOutcome synchronize(SynchronizationRequest request);

  /** Lets a held run go on; without effect on a run that is not held. */
  @SignalMethod
  void resume(@Nullable ReviewNote note);

  /** Ends a run that is not being applied yet; nothing is changed. */
  @SignalMethod
  void cancel(@Nullable ReviewNote note);

  /** The server's word that this run may compare and apply. */
  @SignalMethod
  void turnGranted(TurnGrant grant);

  /** The server's word that a later run has superseded this one. */
  @SignalMethod
  void superseded(String by);

  /** The server's word that somebody asks for a counter-test; without effect on a run not held. */
  @SignalMethod
  void counterTest(ChosenTest test);

  /**
   * Decides on a held run and answers which decision counts.
   *
   * @throws io.temporal.client.WorkflowUpdateException if the run is not held, another plan was
   *     looked at, or the opposite was already decided; its cause says which
   */
  @UpdateMethod
  DecisionAnswer decide(Decision decision);

  @UpdateValidatorMethod(updateName = "decide")
  void validateDecision(Decision decision);

  @QueryMethod
  RunState status();
}
