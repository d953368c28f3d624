package dev.sluice.workflows.synchronize;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.TaskQueues;
import dev.sluice.contract.log.LoggedRun;
import dev.sluice.contract.recount.ChosenTest;
import dev.sluice.contract.repository.OpenedRun;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.DecisionAnswer;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.ReviewNote;
import dev.sluice.contract.run.RunState;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationOutcome;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.contract.run.SynchronizationWorkflow;
import dev.sluice.contract.run.TurnGrant;
import dev.sluice.workflows.recount.CounterTests;
import dev.sluice.workflows.synchronize.Review.Refusal;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.WorkflowImpl;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of a run: opens it, runs it to its end, and receives decisions and other
 * messages.
 */
@WorkflowImpl(taskQueues = TaskQueues.WORKFLOWS)
public final class SynchronizationWorkflowImpl implements SynchronizationWorkflow {
  private final Turn turn = new Turn();
  private final Review review = new Review();
  private final Interruption interruption = new Interruption();
  private final CounterTests tests = new CounterTests();
  private @Nullable RunProgress progress;

  @Override
  public SynchronizationOutcome synchronize(SynchronizationRequest request) {
    RequestedSteps.unusable(request)
        .ifPresent(
            failure -> {
              throw StepFailure.thrown(failure);
            });
    try {
      OpenedRun run = open(request);
      RunProgress opened = new RunProgress(run, run.mode() == null ? mode(request) : run.mode());
      progress = opened;
      LoggedRun.enter(run.synchronizationId(), opened.connector().name());
      return new Run(request, opened, turn, review, interruption, tests).toItsEnd();
    } catch (DataConverterException unreadableAnswer) {
      // While services are upgraded, the run waits for a worker that can read the answer; only a
      // request that nobody can read fails a workflow.
      throw new IllegalStateException(unreadableAnswer);
    }
  }

  @Override
  public void resume(@Nullable ReviewNote note) {
    Decision wish = Review.spoken(Decision.Kind.RESUME, note);
    review
        .refusal(wish)
        .or(() -> unrecorded(wish))
        // The run may have ended while the server was asked.
        .or(() -> review.refusal(wish))
        .ifPresentOrElse(this::remark, () -> take(wish));
  }

  @Override
  public void cancel(@Nullable ReviewNote note) {
    Decision wish = Review.spoken(Decision.Kind.CANCEL, note);
    review
        .refusalOfCancel(wish)
        .or(() -> unrecorded(wish))
        .or(() -> review.refusalOfCancel(wish))
        .ifPresentOrElse(this::remark, () -> take(wish));
  }

  @Override
  public void turnGranted(TurnGrant grant) {
    turn.granted(grant);
  }

  @Override
  public void superseded(String by) {
    turn.superseded(by);
    interruption.request();
  }

  @Override
  public void counterTest(ChosenTest test) {
    tests.ask(test);
  }

  @Override
  public DecisionAnswer decide(Decision decision) {
    unrecorded(decision)
        .or(() -> review.refusal(decision))
        .ifPresent(
            refusal -> {
              throw ApplicationFailure.newNonRetryableFailure(
                  refusal.message(), refusal.reason().name());
            });
    return take(decision);
  }

  @Override
  public void validateDecision(Decision decision) {
    if (decision == null || decision.kind() == null) {
      throw new RefusedDecision(
          FailureType.INVALID_REQUEST.name(),
          "The decision does not say whether to resume or to cancel.");
    }
    Optional<Refusal> refusal = review.refusal(decision);
    if (refusal.isPresent()) {
      throw new RefusedDecision(refusal.get().reason().name(), refusal.get().message());
    }
  }

  @Override
  public RunState status() {
    return progress == null
        ? new RunState(null, Status.QUEUED, null, List.of(), review.decision())
        : new RunState(
            progress.run().synchronizationId(),
            progress.status(),
            progress.planDigest(),
            progress.breaches(),
            review.decision());
  }

  /**
   * Not interrupted: a run that the server knows has to be closed there, whatever becomes of it.
   */
  private static OpenedRun open(SynchronizationRequest request) {
    try {
      return Interruption.ignored(() -> RunSteps.open(request));
    } catch (ActivityFailure failure) {
      throw StepFailure.thrown(StepFailure.of(failure));
    }
  }

  private static Mode mode(SynchronizationRequest request) {
    return Mode.labelled(request.mode()).orElseThrow();
  }

  private DecisionAnswer take(Decision decision) {
    DecisionAnswer answer = review.take(decision);
    if (answer.first() && decision.kind() == Decision.Kind.CANCEL) {
      interruption.request();
    }
    return answer;
  }

  /** Why a decision that reached Temporal does not count if the server has to have recorded it. */
  private Optional<Refusal> unrecorded(Decision wish) {
    RunProgress run = progress;
    if (run == null || !run.run().obeysRecordedDecisionsOnly()) {
      return Optional.empty();
    }
    try {
      return Interruption.ignored(() -> RunSteps.recorded(run, wish))
          ? Optional.empty()
          : Optional.of(Review.unrecorded(wish));
    } catch (ActivityFailure failure) {
      return Optional.of(Review.unrecorded(wish));
    }
  }

  private void remark(Refusal refusal) {
    if (progress != null) {
      progress.remark(refusal.message());
    }
  }
}
