package dev.sluice.standalone.client.run;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.client.run.Run.Failure;
import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.ShellWord;
import dev.sluice.standalone.screen.Style;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows one run to its reviewer: problems first, then the numbers, then what to do. */
public final class RunScreen {
  private static final String INDENT = "  ";
  private static final int MOST_CAUSES = 10;

  private final Output output;

  public RunScreen(Output output) {
    this.output = output;
  }

  /**
   * Writes the whole screen.
   *
   * @param runs to ask what else there is to know of the run
   * @param options what the proposed commands need besides the run's id
   */
  public void write(Run run, Synchronizations runs, String options) {
    List<RejectGroup> rejects = runs.rejectsOf(run);
    InspectedColumns columns = InspectedColumns.read(runs, run);
    LikelyCauses causes = LikelyCauses.read(runs, run, columns);
    ProtectedLines guarded = ProtectedLines.read(runs, run, columns);
    new RunFacts(output, INDENT).write(run);
    consequences(run);
    breaches(run);
    guarded.write(output);
    warnings(run);
    causes.write(run, output, options);
    columns.write(run, output, options);
    failure(run.failure());
    sources(run);
    CountersTable.write(output, run, INDENT);
    rejects(run, rejects);
    activation(run, options);
    next(run, options);
  }

  private void consequences(Run run) {
    if (run.status() == Status.AWAITING_REVIEW) {
      output.line();
      output.line(Consequences.of(run));
    }
  }

  private void breaches(Run run) {
    if (run.breaches().isEmpty()) {
      return;
    }
    output.line();
    output.line(
        run.status() == Status.AWAITING_REVIEW
            ? exceedsNoLimit(run)
                ? "Held for review:"
                : "Held for review, because it exceeds these limits:"
            : "Limits that were exceeded:");
    run.breaches()
        .forEach(
            each -> output.line(INDENT + output.paint(Style.RED, Printable.of(each.message()))));
  }

  private static boolean exceedsNoLimit(Run run) {
    return run.breaches().stream().anyMatch(each -> each.column() != null || each.isOfProtected());
  }

  private void warnings(Run run) {
    if (!run.warnings().isEmpty()) {
      output.line();
      output.line("Differences from earlier runs:");
      run.warnings()
          .forEach(
              each ->
                  output.line(INDENT + output.paint(Style.YELLOW, Printable.of(each.message()))));
    }
  }

  private void activation(Run run, String options) {
    Run.Activation mails = run.activation();
    if (mails == null) {
      return;
    }
    output.line();
    output.line(
        Printable.of(
            "Activation mails of "
                + mails.application()
                + ": "
                + mails.status()
                + (mails.reason() == null
                    ? ", " + Numbers.grouped(mails.toMail()) + " to mail"
                    : ". " + mails.reason())));
    output.line(
        "Look at them:  ./sluice activations --application "
            + ShellWord.of(mails.application())
            + options);
  }

  private void sources(Run run) {
    List<String> remarks =
        new TreeMap<>(run.sources())
            .values().stream().flatMap(Run.Source::sentences).map(Printable::of).toList();
    if (!remarks.isEmpty()) {
      output.line();
      remarks.forEach(output::line);
    }
  }

  private void failure(@Nullable Failure failure) {
    if (failure == null) {
      return;
    }
    output.line();
    output.line(output.paint(Style.RED, Printable.of(String.valueOf(failure.message()))));
    StringBuilder place = new StringBuilder();
    RunFacts.append(place, "file ", failure.file());
    RunFacts.append(place, "line ", failure.line() == null ? null : failure.line().toString());
    RunFacts.append(place, "column ", failure.column());
    RunFacts.append(place, "type ", failure.type());
    output.line(INDENT + place);
    if (failure.remedy() != null) {
      output.line(INDENT + "What to do: " + Printable.of(failure.remedy()));
    }
  }

  private void rejects(Run run, List<RejectGroup> groups) {
    if (groups.isEmpty()) {
      return;
    }
    output.line();
    output.line("Rejected rows by cause:");
    for (RejectGroup group : groups.subList(0, Math.min(MOST_CAUSES, groups.size()))) {
      StringBuilder cause = new StringBuilder(INDENT);
      cause.append(Numbers.counted(group.rows(), "row")).append(" of ").append(group.target());
      RunFacts.append(cause, "column ", group.column());
      Long line = group.firstLine();
      Run.Source source = run.sources().get(group.source());
      boolean sheet = source != null && source.sheet() != null;
      RunFacts.append(
          cause, sheet ? "first in row " : "first on line ", line == null ? null : line.toString());
      cause.append(" (").append(group.code()).append("): ").append(group.message());
      output.line(Printable.of(cause.toString()));
    }
    if (groups.size() > MOST_CAUSES) {
      output.line(INDENT + "and " + (groups.size() - MOST_CAUSES) + " more causes");
    }
  }

  private void next(Run run, String options) {
    String id = run.shortId() + options;
    output.line();
    if (run.status() == Status.AWAITING_REVIEW) {
      output.line("What would change:  ./sluice changes " + id);
      output.line("Apply it:           ./sluice resume " + id + " --comment '...'");
      output.line("Cancel it:          ./sluice cancel " + id + " --comment '...'");
    } else if (run.changesDeletedAt() != null) {
      output.line(
          "Its changes and rejected rows were deleted at "
              + Timestamps.local(run.changesDeletedAt())
              + ", because of their age.");
    } else if (run.status().ended()) {
      output.line("Its changes:  ./sluice changes " + id);
    } else {
      output.line("It is still running; look again with:  ./sluice show " + id);
    }
  }
}
