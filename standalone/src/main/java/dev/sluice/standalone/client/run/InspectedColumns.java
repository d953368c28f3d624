package dev.sluice.standalone.client.run;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.ConflictException;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import java.util.List;
import java.util.Map;

/**
 * The properties that a held run would change.
 *
 * @param missing why they are not known; empty if they are
 */
record InspectedColumns(List<ChangedColumn> columns, String missing) {
  private static final int MOST = 10;
  private static final InspectedColumns NONE = new InspectedColumns(List.of(), "");

  /**
   * Those of a held run or a dry run; no other one is inspected. A run that has only just been held
   * is given a moment.
   */
  static InspectedColumns read(Synchronizations runs, Run run) {
    if (run.status() != Status.AWAITING_REVIEW && run.status() != Status.PLANNED) {
      return NONE;
    }
    return Moment.given(() -> ask(runs, run), InspectedColumns::areKnown);
  }

  boolean areKnown() {
    return missing.isEmpty();
  }

  private static InspectedColumns ask(Synchronizations runs, Run run) {
    try {
      return new InspectedColumns(
          Json.items(runs.review(run.id(), "columns", Map.of()), ChangedColumn.class), "");
    } catch (ConflictException notInspected) {
      return new InspectedColumns(List.of(), String.valueOf(notInspected.getMessage()));
    }
  }

  void write(Run run, Output output, String options) {
    if (!areKnown()) {
      output.line();
      output.line(Printable.of(missing));
    }
    if (!columns.isEmpty()) {
      output.line();
      output.line("What updates change:");
      ChangedColumn.write(columns.subList(0, Math.min(MOST, columns.size())), output, "  ");
      if (columns.size() > MOST) {
        output.line(
            "  and "
                + (columns.size() - MOST)
                + " more:  ./sluice columns "
                + run.shortId()
                + options);
      }
    }
  }
}
