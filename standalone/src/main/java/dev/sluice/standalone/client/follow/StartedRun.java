package dev.sluice.standalone.client.follow;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.Synchronizations;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Output;

/** Shows a run that was just started, or follows it. */
final class StartedRun {
  private final Synchronizations runs;
  private final Output output;
  private final boolean json;
  private final String options;

  /**
   * Of the runs of a server.
   *
   * @param options what the proposed commands need besides the run's id
   */
  StartedRun(Synchronizations runs, Output output, boolean json, String options) {
    this.runs = runs;
    this.output = output;
    this.json = json;
    this.options = options;
  }

  /** Says it and gives the exit code. */
  int say(Run run, boolean follow) {
    if (follow) {
      return new FollowedRun(runs, output, json, options).untilHeldOrEnded(run);
    }
    if (json) {
      output.line(Json.pretty(runs.document(run.id())));
    } else {
      output.line("Started " + run.id());
      output.line("Look at it:  ./sluice show " + run.shortId() + options);
    }
    return ExitCode.DONE;
  }
}
