package dev.sluice.standalone.client.run;

import dev.sluice.contract.run.Status;
import dev.sluice.standalone.client.GoneException;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The probable causes of the changes of a held or dry run.
 *
 * @param looked whether anybody has looked for causes
 * @param causes the surest first
 */
record LikelyCauses(boolean looked, List<Cause> causes) {
  private static final int MOST = 3;

  /**
   * One cause.
   *
   * @param word how sure it is
   * @param neutral whether it explains and does not warn
   */
  record Cause(String code, String word, boolean neutral, @Nullable String summary) {}

  /**
   * Those of a held run or a dry run; no other one is looked at, and none before it is known which
   * properties it changes.
   */
  static LikelyCauses read(Synchronizations runs, Run run, InspectedColumns columns) {
    boolean looked = run.status() == Status.AWAITING_REVIEW || run.status() == Status.PLANNED;
    if (!looked || !columns.areKnown()) {
      return new LikelyCauses(false, List.of());
    }
    try {
      JsonNode found =
          Moment.given(() -> runs.review(run.id(), "findings", Map.of()), LikelyCauses::wasLooked);
      return new LikelyCauses(wasLooked(found), Json.items(found, Cause.class));
    } catch (GoneException deleted) {
      return new LikelyCauses(false, List.of());
    }
  }

  private static boolean wasLooked(JsonNode found) {
    return found.path("looked").asBoolean(true);
  }

  void write(Run run, Output output, String options) {
    if (!looked) {
      return;
    }
    output.line();
    if (causes.isEmpty()) {
      output.line("No known cause fits: look at the changes.");
    } else {
      output.line("Probable causes:");
    }
    causes.stream()
        .limit(MOST)
        .forEach(
            cause ->
                output.line(
                    "  "
                        + output.paint(
                            cause.neutral() ? Style.CYAN : Style.RED,
                            cause.word().toUpperCase(Locale.ROOT))
                        + "  "
                        + Printable.of(cause.summary() + " (" + cause.code() + ")")));
    output.line(
        (causes.isEmpty() ? "  What was tested:  " : "  Why:  ")
            + "./sluice findings "
            + run.shortId()
            + options);
  }
}
