package dev.sluice.standalone.client;

import dev.sluice.standalone.ExitCode;
import dev.sluice.standalone.Surroundings;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Checks a connector's definition, and its files where its agent sees them. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Check a connector's definition and files, and say what to do about each problem.")
public final class CheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "CONNECTOR", description = "The connector's name.")
  private String connector = "";

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * A problem; of its place, only what there is.
   *
   * @param file a source's file; none for the definition
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

    /** As {@code people.csv:1:id: the header has no such column}. */
    String words() {
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

  @Override
  public Integer call() {
    RestClient client = connection.connect(surroundings);
    JsonNode answer =
        client.post("/api/connectors/" + RestClient.encode(connector) + "/check", Map.of());
    boolean good = answer.path("ok").asBoolean(false);
    if (connection.json()) {
      surroundings.output().line(Json.pretty(answer));
    } else {
      write(answer, good);
    }
    return good ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void write(JsonNode answer, boolean good) {
    Output output = surroundings.output();
    String checked =
        answer
            .path("checked")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.joining(", "));
    if (!checked.isEmpty()) {
      output.line("Checked: " + Printable.of(checked));
    }
    if (good) {
      output.line(output.paint(Style.GREEN, Printable.of(connector) + " is in order."));
    } else {
      output.line(output.paint(Style.RED, Printable.of(connector) + " is not in order:"));
      answer.path("problems").forEach(each -> write(Json.read(each, Problem.class)));
    }
  }

  private void write(Problem problem) {
    Output output = surroundings.output();
    output.line("  " + Printable.of(problem.words()));
    if (problem.remedy() != null) {
      output.line("    What to do: " + Printable.of(problem.remedy()));
    }
  }
}
