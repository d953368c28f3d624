package dev.sluice.standalone.client.follow;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.UnreachableException;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.screen.Output;

/** Polls a run and shows its progress. */
public final class RunWatch {
  private final Synchronizations runs;
  private final RunProgress progress;

  private RunWatch(Synchronizations runs, RunProgress progress) {
    this.runs = runs;
    this.progress = progress;
  }

  /** One that shows its progress as fits the output. */
  public static RunWatch shown(Synchronizations runs, Output output) {
    return new RunWatch(
        runs, output.terminal() ? new LiveProgress(output) : new PlainProgress(output));
  }

  static RunWatch silent(Synchronizations runs) {
    return new RunWatch(runs, RunProgress.SILENT);
  }

  /** Waits until the run has ended or waits for a person. */
  public Run untilHeldOrEnded(Run run) {
    return until(run, true);
  }

  /** Waits until a run has ended that somebody has decided on. */
  public Run untilEnded(Run run) {
    return until(run, false);
  }

  private Run until(Run run, boolean orHeld) {
    Run last = run;
    try (RunProgress shown = progress) {
      PollBackoff backoff = new PollBackoff();
      while (!last.status().ended() && !(orHeld && last.status() == Status.AWAITING_REVIEW)) {
        shown.show(last);
        backoff.await();
        last = look(last, backoff);
      }
      shown.show(last);
    }
    return last;
  }

  /** A server that is being started again is worth waiting for: the run survives it. */
  private Run look(Run last, PollBackoff backoff) {
    try {
      Run run = runs.run(last.id());
      backoff.answered();
      return run;
    } catch (UnreachableException unreachable) {
      if (backoff.tooLongSinceAnswer()) {
        throw new CommandException(
            unreachable.exitCode(),
            unreachable.getMessage() + " The run " + last.shortId() + " is not lost.");
      }
      return last;
    }
  }
}
