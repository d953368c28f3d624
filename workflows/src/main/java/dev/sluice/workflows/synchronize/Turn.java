package dev.sluice.workflows.synchronize;

import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.repository.TurnAnswer;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.TurnGrant;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server's answers about the run's turn, and the wait for it. */
final class Turn {
  private @Nullable TurnGrant grant;
  private @Nullable String supersededBy;

  void granted(TurnGrant grant) {
    // Signals may come twice, and before the answer that says to wait for them.
    boolean refresh = grant.refresh() || (this.grant != null && this.grant.refresh());
    this.grant = new TurnGrant(refresh);
  }

  void superseded(String by) {
    supersededBy = by;
  }

  @Nullable String supersededBy() {
    return supersededBy;
  }

  /** Asks for the turn and waits for it; the answer is never to wait. */
  TurnAnswer take(RunSteps steps, PrepareResult prepared, RunProgress progress) {
    TurnAnswer answer = steps.takeTurn(prepared);
    boolean refresh = answer.refresh();
    while (answer.kind() == TurnAnswer.Kind.WAIT) {
      progress.become(Status.QUEUED);
      refresh |= awaitGrant().refresh();
      // Asked again, since another run may have been applied in the meantime.
      answer = steps.takeTurn(prepared);
      refresh |= answer.refresh();
    }
    return new TurnAnswer(
        answer.kind(), answer.by(), refresh, answer.lastApplied(), answer.appliedFiles());
  }

  /**
   * Waits a moment for the server to say which run superseded this one: it ends a run before it
   * tells the run, so a step may find the run ended before the word has come.
   */
  void awaitExplanation() {
    Workflow.await(Duration.ofSeconds(30), () -> supersededBy != null);
  }

  private TurnGrant awaitGrant() {
    Workflow.await(() -> grant != null);
    TurnGrant granted = grant == null ? new TurnGrant(false) : grant;
    grant = null;
    return granted;
  }
}
