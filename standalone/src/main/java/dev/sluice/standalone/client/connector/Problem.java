package dev.sluice.standalone.client.connector;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A problem in a definition or a file; its position may be partly unknown.
 *
 * @param file a source's file, or a definition's; none for the definition that was asked about
 * @param column the name of a file's column, or a character of the definition's line
 * @param key of the definition
 */
record Problem(
    @Nullable String file,
    @Nullable Long line,
    @Nullable String column,
    @Nullable String key,
    @Nullable String message,
    @Nullable String remedy) {

  /** Writes a list of problems, each with what to do about it. */
  static void write(Output output, JsonNode problems) {
    for (JsonNode each : problems) {
      Problem problem = Json.read(each, Problem.class);
      output.line("  " + Printable.of(problem.words()));
      if (problem.remedy() != null) {
        output.line("    What to do: " + Printable.of(problem.remedy()));
      }
    }
  }

  /** Writes what definitions that are in order should know anyway, if anything. */
  static void writeWarnings(Output output, JsonNode answer) {
    JsonNode warnings = answer.path("warnings");
    if (!warnings.isEmpty()) {
      output.line(output.paint(Style.YELLOW, "Warnings:"));
      write(output, warnings);
    }
  }

  /** Writes what keeps definitions from being loaded. */
  static void writeNotLoaded(Output output, JsonNode answer) {
    output.line(output.paint(Style.RED, "Not loaded; the earlier definitions stay:"));
    write(output, answer.path("problems"));
  }

  /** As in {@code people.csv:1:id: the header has no such column}. */
  private String words() {
    String place =
        Stream.of(file == null && line != null ? "definition" : file, line, column)
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .collect(Collectors.joining(":"));
    return Stream.of(place, key, message)
        .filter(each -> each != null && !each.isEmpty())
        .collect(Collectors.joining(": "));
  }
}
