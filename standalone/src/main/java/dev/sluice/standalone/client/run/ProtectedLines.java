package dev.sluice.standalone.client.run;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.GoneException;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.List;
import java.util.Map;

/** What a held or dry run does to protected resources, in addition to its breaches. */
record ProtectedLines(List<String> sentences) {
  private static final ProtectedLines NONE = new ProtectedLines(List.of());
  private static final String TAKEN = "PROTECTED_TAKEN";
  private static final String CHANGED = "PROTECTED_CHANGED";

  /** One line of what the plan leads to. */
  record Line(String kind, String sentence) {}

  static ProtectedLines read(Synchronizations runs, Run run, InspectedColumns columns) {
    boolean inspected = run.status() == Status.AWAITING_REVIEW || run.status() == Status.PLANNED;
    if (!inspected || !columns.areKnown()) {
      return NONE;
    }
    boolean told = run.breaches().stream().anyMatch(Run.Breach::isOfProtected);
    try {
      return new ProtectedLines(
          Json.items(runs.review(run.id(), "impact", Map.of()), Line.class).stream()
              .filter(each -> each.kind().equals(CHANGED) || (each.kind().equals(TAKEN) && !told))
              .map(Line::sentence)
              .toList());
    } catch (GoneException deleted) {
      return NONE;
    }
  }

  void write(Output output) {
    if (!sentences.isEmpty()) {
      output.line();
      sentences.forEach(each -> output.line(output.paint(Style.YELLOW, Printable.of(each + "."))));
    }
  }
}
