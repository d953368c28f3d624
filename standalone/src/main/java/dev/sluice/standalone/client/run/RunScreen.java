package dev.sluice.standalone.client.run;

import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.Via;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.client.run.Run.Counters;
import dev.sluice.standalone.client.run.Run.Decision;
import dev.sluice.standalone.client.run.Run.Failure;
import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Paragraph;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.ShellWord;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run as its reviewer wants to see it: what is wrong, then the numbers, then what to do. */
public final class RunScreen {
  private static final String INDENT = "  ";
  private static final int MOST_CAUSES = 10;
  private static final List<Counter> COUNTERS =
      List.of(
          new Counter("read", true, Style.PLAIN, Counters::read),
          new Counter("inserted", true, Style.GREEN, Counters::inserted),
          new Counter("updated", true, Style.YELLOW, Counters::updated),
          new Counter("deleted", true, Style.RED, Counters::deleted),
          new Counter("unchanged", true, Style.PLAIN, Counters::unchanged),
          new Counter("rejected", false, Style.RED, Counters::rejected),
          new Counter("pending", false, Style.YELLOW, Counters::pending),
          new Counter("duplicates", false, Style.YELLOW, Counters::duplicates),
          new Counter("conflicts", false, Style.RED, Counters::conflicts),
          new Counter("held", false, Style.YELLOW, Counters::held),
          new Counter("turned down", false, Style.RED, Counters::rejectedByReview),
          new Counter("suppressed", false, Style.PLAIN, Counters::suppressed),
          new Counter("filtered", false, Style.PLAIN, Counters::filtered));

  /** A column of the table; one that is not always there appears when it has something to say. */
  private record Counter(String name, boolean always, Style style, ToLongFunction<Counters> count) {
    boolean counted(Counters counters) {
      return count.applyAsLong(counters) != 0;
    }

    Cell cell(Counters counters) {
      return Cell.count(count.applyAsLong(counters), style);
    }
  }

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
    output.line(headline(run));
    facts(run);
    consequences(run);
    breaches(run);
    guarded.write(output);
    warnings(run);
    causes.write(run, output, options);
    columns.write(run, output, options);
    failure(run.failure());
    sources(run);
    counters(run);
    rejects(run, rejects);
    activation(run, options);
    next(run, options);
  }

  /** Writes the table by entity type and association; nothing where there is nothing to count. */
  public void counters(Run run) {
    Map<String, Counters> all = new LinkedHashMap<>(new TreeMap<>(run.resources()));
    all.putAll(new TreeMap<>(run.links()));
    if (all.isEmpty()) {
      return;
    }
    List<Counter> shown =
        COUNTERS.stream()
            .filter(each -> each.always() || all.values().stream().anyMatch(each::counted))
            .toList();
    Table table =
        Table.of(
            Stream.concat(Stream.of(""), shown.stream().map(each -> "#" + each.name()))
                .toArray(String[]::new));
    all.forEach(
        (name, counters) ->
            table.row(
                Stream.concat(
                        Stream.of(Cell.of(name)), shown.stream().map(each -> each.cell(counters)))
                    .toList()));
    output.line();
    table.write(output, INDENT);
  }

  private String headline(Run run) {
    List<String> words = new ArrayList<>();
    words.add(output.paint(Style.BOLD, Printable.of(run.connector() + " " + run.mode())));
    words.add(output.paint(StatusStyle.of(run.status()), run.status().name()));
    words.add(run.id());
    if (run.force()) {
      words.add(output.paint(Style.YELLOW, "thresholds skipped (force)"));
    }
    if (run.dryRun()) {
      words.add("dry run");
    }
    if (run.recomputes() != null) {
      words.add("update of expressions");
    }
    return String.join("  ", words);
  }

  private void facts(Run run) {
    StringBuilder facts = new StringBuilder();
    String asker = run.requestedBy();
    append(facts, "requested by ", asker == null ? null : credit(asker, run.requestedVia()));
    append(facts, "started ", Timestamps.local(run.startedAt()));
    append(facts, "ended ", Timestamps.local(run.endedAt()));
    if (run.status() == Status.AWAITING_REVIEW) {
      append(facts, "expires ", Timestamps.local(run.expiresAt()));
    }
    append(facts, "superseded by ", run.supersededBy());
    if (facts.length() > 0) {
      output.line(INDENT + facts);
    }
    if (run.waitsFor() != null) {
      output.line(INDENT + output.paint(Style.YELLOW, Printable.of(run.waitsFor().message())));
    }
    if (run.gap() != null) {
      output.line(
          INDENT
              + Printable.of(
                  "complete where an incremental run was due, because " + GapWords.of(run.gap())));
    }
    if (run.file() != null) {
      output.line(INDENT + words(run.file()));
    }
    Decision decision = run.decision();
    if (decision != null) {
      output.line(INDENT + sentence(decision));
      BoundWords.of(decision.bound())
          .forEach(each -> Paragraph.write(output, INDENT + INDENT, each));
    }
  }

  /** As in {@code overwrites people with corrections.csv, scope csv and missing delete}. */
  private static String words(Run.File file) {
    String own =
        Stream.of(
                file.scope() == null ? null : "scope " + file.scope(),
                file.missing() == null ? null : "missing " + file.missing())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" and "));
    String verb = file.as().equals("update") ? "updates from " : "overwrites with ";
    return Printable.of(
        verb
            + file.name()
            + " (source "
            + file.source()
            + ")"
            + (own.isEmpty() ? "" : ", in this run with " + own));
  }

  private static String sentence(Decision decision) {
    StringBuilder sentence = new StringBuilder();
    sentence.append("resume".equalsIgnoreCase(decision.kind()) ? "resumed" : "cancelled");
    if (decision.by() != null) {
      sentence.append(" by ").append(Printable.of(credit(decision.by(), decision.via())));
    }
    if (decision.rest() != null) {
      sentence.append(" change by change");
    }
    if (decision.at() != null) {
      sentence.append(" at ").append(Timestamps.local(decision.at()));
    }
    if (decision.comment() != null && !decision.comment().isBlank()) {
      sentence.append(": ").append(Printable.of(decision.comment()));
    }
    return sentence.toString();
  }

  private static String credit(String name, @Nullable String via) {
    return Via.TEMPORAL.label().equals(via) ? Via.TEMPORAL.credit(name) : name;
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
      output.line("What looks different than in earlier runs:");
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
    append(place, "file ", failure.file());
    append(place, "line ", failure.line() == null ? null : failure.line().toString());
    append(place, "column ", failure.column());
    append(place, "type ", failure.type());
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
      append(cause, "column ", group.column());
      Long line = group.firstLine();
      Run.Source source = run.sources().get(group.source());
      boolean sheet = source != null && source.sheet() != null;
      append(
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
              + ", since it ended long ago.");
    } else if (run.status().ended()) {
      output.line("Its changes:  ./sluice changes " + id);
    } else {
      output.line("It is still running; look again with:  ./sluice show " + id);
    }
  }

  private static void append(StringBuilder facts, String word, @Nullable String value) {
    if (value != null) {
      facts.append(facts.length() == 0 ? "" : ", ").append(word).append(Printable.of(value));
    }
  }
}
