package dev.sluice.standalone.client.review;

import dev.sluice.standalone.client.review.CounterTest.Tested;
import dev.sluice.standalone.client.review.Finding.Found;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Paragraph;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows the findings to a reviewer. */
final class FindingsScreen {
  private static final String INDENT = "  ";

  private final Output output;

  FindingsScreen(Output output) {
    this.output = output;
  }

  void write(Found found) {
    if (!found.looked()) {
      output.line(
          "There are no findings yet. Sluice looks for causes only in held and dry runs, after"
              + " their changes are inspected.");
      return;
    }
    if (found.items().isEmpty()) {
      output.line("No known cause fits. This may be a real change.");
    }
    for (Finding finding : found.items()) {
      headline(finding);
      paragraph(finding.proof());
      paragraph(finding.advice());
      output.line();
    }
    others(found.others());
    toAcknowledge(found.toAcknowledge());
  }

  /** What a reading was counted to leave, or why it was not counted. */
  void write(Tested tested) {
    if (tested.counted()) {
      String word = tested.word();
      String said = word == null ? "" : word.toUpperCase(Locale.ROOT) + INDENT;
      output.line(said + Printable.of(String.valueOf(tested.summary())));
    } else {
      output.line("It was not counted: " + Printable.of(String.valueOf(tested.reason())));
    }
  }

  /** The cause in one line, as in {@code LIKELY people.csv is empty. (EMPTY_FILE)}. */
  private void headline(Finding finding) {
    String word = finding.word().toUpperCase(Locale.ROOT);
    Style style =
        finding.neutral()
            ? Style.CYAN
            : finding.word().equals("possible") ? Style.YELLOW : Style.RED;
    output.line(
        output.paint(style, word)
            + INDENT
            + Printable.of(finding.summary() + " (" + finding.code() + ")"));
  }

  private void paragraph(@Nullable String text) {
    if (text != null) {
      Paragraph.write(output, INDENT, Printable.of(text));
    }
  }

  private void toAcknowledge(@Nullable List<String> codes) {
    if (codes != null && !codes.isEmpty()) {
      output.line();
      output.line(
          "To resume the run anyway, acknowledge this: --acknowledge "
              + Printable.of(String.join(",", codes)));
    }
  }

  private void others(List<Finding> others) {
    output.line("Tested, but does not fit:");
    others.stream()
        .filter(each -> each.word().equals("refuted"))
        .forEach(
            each ->
                Paragraph.write(
                    output,
                    INDENT,
                    Printable.of(
                        each.code() + ", refuted: " + each.summary() + " " + each.proof())));
    Paragraph.write(
        output,
        INDENT,
        others.stream()
            .filter(each -> !each.word().equals("refuted"))
            .map(Finding::code)
            .collect(Collectors.joining(", ")));
  }
}
