package dev.sluice.standalone.client;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.Run.Counters;
import dev.sluice.standalone.client.Run.Decision;
import dev.sluice.standalone.client.Run.Failure;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run as its reviewer wants to see it: what is wrong, then the numbers, then what to do. */
public final class RunScreen {
  private static final String INDENT = "  ";

  private final Output output;

  public RunScreen(Output output) {
    this.output = output;
  }

  /**
   * Writes the whole screen.
   *
   * @param options what the proposed commands need besides the run's id
   */
  void write(Run run, String options) {
    output.line(headline(run));
    facts(run);
    breaches(run);
    failure(run.failure());
    counters(run);
    next(run, options);
  }

  /** Writes the table by entity type and association; nothing where there is nothing to count. */
  public void counters(Run run) {
    Table table =
        Table.of(
            "",
            "#read",
            "#inserted",
            "#updated",
            "#deleted",
            "#unchanged",
            "#rejected",
            "#duplicates",
            "#conflicts");
    rows(table, run.resources());
    rows(table, run.links());
    if (!run.resources().isEmpty() || !run.links().isEmpty()) {
      output.line();
      table.write(output, INDENT);
    }
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
    return String.join("  ", words);
  }

  private void facts(Run run) {
    StringBuilder facts = new StringBuilder();
    append(facts, "asked for by ", run.requestedBy());
    append(facts, "started ", Moments.local(run.startedAt()));
    append(facts, "ended ", Moments.local(run.endedAt()));
    if (run.status() == Status.AWAITING_REVIEW) {
      append(facts, "gives up ", Moments.local(run.expiresAt()));
    }
    append(facts, "made needless by ", run.supersededBy());
    if (facts.length() > 0) {
      output.line(INDENT + facts);
    }
    Decision decision = run.decision();
    if (decision != null) {
      output.line(INDENT + sentence(decision));
    }
  }

  private static String sentence(Decision decision) {
    StringBuilder sentence = new StringBuilder();
    sentence.append("resume".equalsIgnoreCase(decision.kind()) ? "resumed" : "cancelled");
    if (decision.by() != null) {
      sentence.append(" by ").append(Printable.of(decision.by()));
    }
    if (decision.at() != null) {
      sentence.append(" at ").append(Moments.local(decision.at()));
    }
    if (decision.comment() != null && !decision.comment().isBlank()) {
      sentence.append(": ").append(Printable.of(decision.comment()));
    }
    return sentence.toString();
  }

  private void breaches(Run run) {
    if (run.breaches().isEmpty()) {
      return;
    }
    output.line();
    output.line(
        run.status() == Status.AWAITING_REVIEW
            ? "Held for review, since this exceeds its limits:"
            : "Limits that were exceeded:");
    run.breaches()
        .forEach(
            each ->
                output.line(INDENT + output.paint(Style.RED, Printable.of(BreachWords.of(each)))));
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

  private void next(Run run, String options) {
    String id = run.shortId() + options;
    output.line();
    if (run.status() == Status.AWAITING_REVIEW) {
      output.line("What would change:  ./sluice changes " + id);
      output.line("Apply it:           ./sluice resume " + id + " --comment '...'");
      output.line("Drop it:            ./sluice cancel " + id + " --comment '...'");
    } else if (run.status().ended()) {
      output.line("Its changes:  ./sluice changes " + id);
    } else {
      output.line("It goes on; look again with:  ./sluice show " + id);
    }
  }

  private static void rows(Table table, Map<String, Counters> counters) {
    new TreeMap<>(counters)
        .forEach(
            (name, each) ->
                table.row(
                    Cell.of(name),
                    Cell.count(each.read(), Style.PLAIN),
                    Cell.count(each.inserted(), Style.GREEN),
                    Cell.count(each.updated(), Style.YELLOW),
                    Cell.count(each.deleted(), Style.RED),
                    Cell.count(each.unchanged(), Style.PLAIN),
                    Cell.count(each.rejected(), Style.RED),
                    Cell.count(each.duplicates(), Style.YELLOW),
                    Cell.count(each.conflicts(), Style.RED)));
  }

  private static void append(StringBuilder facts, String word, @Nullable String value) {
    if (value != null) {
      facts.append(facts.length() == 0 ? "" : ", ").append(word).append(Printable.of(value));
    }
  }
}
