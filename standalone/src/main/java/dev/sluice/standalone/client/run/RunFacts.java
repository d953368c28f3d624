package dev.sluice.standalone.client.run;

import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.Via;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.client.run.Run.Decision;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Paragraph;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a run before its numbers: who asked for it and when, and who decided on it. */
final class RunFacts {
  private final Output output;
  private final String indent;

  RunFacts(Output output, String indent) {
    this.output = output;
    this.indent = indent;
  }

  void write(Run run) {
    output.line(headline(run));
    facts(run);
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
      output.line(indent + facts);
    }
    if (run.waitsFor() != null) {
      output.line(indent + output.paint(Style.YELLOW, Printable.of(run.waitsFor().message())));
    }
    if (run.gap() != null) {
      output.line(
          indent
              + Printable.of("complete instead of incremental, because " + GapWords.of(run.gap())));
    }
    if (run.file() != null) {
      output.line(indent + words(run.file()));
    }
    Decision decision = run.decision();
    if (decision != null) {
      output.line(indent + sentence(decision));
      BoundWords.of(decision.bound())
          .forEach(each -> Paragraph.write(output, indent + indent, each));
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

  /** Appends a fact with its word, if there is one. */
  static void append(StringBuilder facts, String word, @Nullable String value) {
    if (value != null) {
      facts.append(facts.length() == 0 ? "" : ", ").append(word).append(Printable.of(value));
    }
  }
}
