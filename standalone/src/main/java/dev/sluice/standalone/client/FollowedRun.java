package dev.sluice.standalone.client;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.CommandException;
import dev.sluice.standalone.ExitCode;
import dev.sluice.standalone.screen.Output;

/** Waits for a run in front of a person, and shows in the end what came of it. */
final class FollowedRun {
  private final Synchronizations runs;
  private final Output output;
  private final boolean json;
  private final String options;

  FollowedRun(Synchronizations runs, Output output, boolean json, String options) {
    this.runs = runs;
    this.output = output;
    this.json = json;
    this.options = options;
  }

  /** Waits for a run that has just been started; returns the exit code for where it stands then. */
  int untilHeldOrEnded(Run run) {
    return until(run, true);
  }

  /** Waits for a run that has just been decided on. */
  int untilEnded(Run run) {
    return until(run, false);
  }

  private int until(Run run, boolean orHeld) {
    Run last = run;
    try (RunProgress progress = progress()) {
      Pulse pulse = new Pulse();
      while (!last.status().ended() && !(orHeld && last.status() == Status.AWAITING_REVIEW)) {
        progress.show(last);
        pulse.await();
        last = look(last, pulse);
      }
      progress.show(last);
    }
    if (json) {
      output.line(Json.pretty(runs.document(last.id())));
    } else {
      new RunScreen(output).write(runs.run(last.id()), options);
    }
    return ExitCode.of(last.status());
  }

  /** A server that is being started anew is worth waiting for: the run survives it. */
  private Run look(Run last, Pulse pulse) {
    try {
      Run run = runs.run(last.id());
      pulse.answered();
      return run;
    } catch (UnreachableException unreachable) {
      if (pulse.tooLongSinceAnswer()) {
        throw new CommandException(
            unreachable.exitCode(),
            unreachable.getMessage() + " The run " + last.shortId() + " is kept.");
      }
      return last;
    }
  }

  private RunProgress progress() {
    if (json) {
      return RunProgress.SILENT;
    }
    return output.terminal() ? new LiveProgress(output) : new PlainProgress(output);
  }
}
