package dev.sluice.standalone.client.connector;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What changes when a connector's definition is loaded. */
record DefinitionChange(
    @Nullable String connector, @Nullable String kind, List<Difference> differences) {

  DefinitionChange {
    differences = Objects.requireNonNullElse(differences, List.of());
  }

  /** One thing that the definitions say differently; what they do not say is null. */
  record Difference(@Nullable String key, @Nullable String before, @Nullable String after) {
    private String words() {
      return key + ": " + said(before) + " -> " + said(after);
    }

    private static String said(@Nullable String value) {
      return value == null ? "not set" : value;
    }
  }

  /** Writes a list of changes, each with its differences. */
  static void write(Output output, JsonNode changes) {
    for (JsonNode each : changes) {
      DefinitionChange change = Json.read(each, DefinitionChange.class);
      output.line(
          output.paint(Style.BOLD, Printable.of(String.valueOf(change.connector())))
              + ("NEW".equals(change.kind())
                  ? ": new"
                  : change.differences().isEmpty() ? ": only its text changed" : ""));
      for (Difference difference : change.differences()) {
        output.line("  " + Printable.of(difference.words()));
      }
    }
  }
}
