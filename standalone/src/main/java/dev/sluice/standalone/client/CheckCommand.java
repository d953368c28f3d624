package dev.sluice.standalone.client;

import dev.sluice.standalone.ExitCode;
import dev.sluice.standalone.Surroundings;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Checks a connector's definition. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Check a connector's definition, and say what to do about each problem.")
public final class CheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Parameters(paramLabel = "CONNECTOR", description = "The connector's name.")
  private String connector = "";

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  record Problem(
      @Nullable String file,
      int line,
      int column,
      @Nullable String message,
      @Nullable String remedy) {}

  @Override
  public Integer call() {
    RestClient client = connection.connect(surroundings);
    JsonNode answer =
        client.post("/api/connectors/" + RestClient.encode(connector) + "/check", Map.of());
    boolean good = answer.path("ok").asBoolean(false);
    Output output = surroundings.output();
    if (connection.json()) {
      output.line(Json.pretty(answer));
    } else if (good) {
      output.line(output.paint(Style.GREEN, Printable.of(connector) + " is in order."));
    } else {
      output.line(output.paint(Style.RED, Printable.of(connector) + " is not in order:"));
      answer.path("problems").forEach(each -> write(Json.read(each, Problem.class)));
    }
    return good ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void write(Problem problem) {
    Output output = surroundings.output();
    String place =
        (problem.file() == null ? "" : problem.file() + ", ")
            + "line "
            + problem.line()
            + ", column "
            + problem.column();
    output.line("  " + Printable.of(place + ": " + problem.message()));
    if (problem.remedy() != null) {
      output.line("    What to do: " + Printable.of(problem.remedy()));
    }
  }
}
