package dev.sluice.standalone.client.follow;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.RunScreen;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;

/** Waits for a run in front of a person, and shows its result. */
public final class FollowedRun {
  private final Synchronizations runs;
  private final Output output;
  private final boolean json;
  private final String options;

  public FollowedRun(Synchronizations runs, Output output, boolean json, String options) {
    this.runs = runs;
    this.output = output;
    this.json = json;
    this.options = options;
  }

  /** Waits for a run that has just been started; returns the exit code for where it stands then. */
  public int untilHeldOrEnded(Run run) {
    return show(watch().untilHeldOrEnded(run));
  }

  /** Waits for a run that has just been decided on. */
  int untilEnded(Run run) {
    return show(watch().untilEnded(run));
  }

  private RunWatch watch() {
    return json ? RunWatch.silent(runs) : RunWatch.shown(runs, output);
  }

  private int show(Run run) {
    if (json) {
      output.line(Json.pretty(runs.document(run.id())));
    } else {
      output.line();
      new RunScreen(output).write(run, runs, options);
    }
    return ExitCode.of(run.status());
  }
}
