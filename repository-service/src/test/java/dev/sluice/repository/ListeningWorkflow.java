package dev.sluice.repository;

import dev.sluice.contract.recount.ChosenTest;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.DecisionAnswer;
import dev.sluice.contract.run.DecisionRefusal;
import dev.sluice.contract.run.ReviewNote;
import dev.sluice.contract.run.RunState;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.contract.run.SynchronizationWorkflow;
import dev.sluice.contract.run.TurnGrant;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run that does nothing but remember what it is told, until it is resumed by signal. */
public final class ListeningWorkflow implements SynchronizationWorkflow {
  private final List<String> heard = new ArrayList<>();
  private String id = "";
  private boolean over;
  private Decision decided;

  @Override
  public SynchronizationOutcome synchronize(SynchronizationRequest request) {
    id = request.id();
    Workflow.await(() -> over);
    return new SynchronizationOutcome(
        id, Status.PLANNED, null, Map.of(), Map.of(), List.of(), null, null);
  }

  @Override
  public void resume(ReviewNote note) {
    over = true;
  }

  @Override
  public void cancel(ReviewNote note) {
    heard.add("cancelled by " + note.by());
  }

  @Override
  public void turnGranted(TurnGrant grant) {
    heard.add(grant.refresh() ? "granted, refresh" : "granted");
  }

  @Override
  public void superseded(String by) {
    heard.add("superseded by " + by);
  }

  @Override
  public void counterTest(ChosenTest test) {
    heard.add("asked for a test of " + test.reading());
  }

  @Override
  public DecisionAnswer decide(Decision decision) {
    boolean first = decided == null;
    if (first) {
      decided = decision;
    }
    return new DecisionAnswer(decided, first);
  }

  @Override
  public void validateDecision(Decision decision) {
    if ("other".equals(decision.planDigest())) {
      throw refusal(DecisionRefusal.OTHER_PLAN, "The decision is on another plan.");
    }
    if (decided != null && decided.kind() != decision.kind()) {
      throw refusal(DecisionRefusal.ALREADY_DECIDED, "The run was already decided.");
    }
  }

  @Override
  public RunState status() {
    return new RunState(id, Status.QUEUED, String.join("; ", heard), List.of(), decided);
  }

  /** As the cause, since the SDK replaces the type of what a validator throws itself. */
  private static RuntimeException refusal(DecisionRefusal reason, String message) {
    return new IllegalStateException(
        message, ApplicationFailure.newNonRetryableFailure(message, reason.name()));
  }
}
