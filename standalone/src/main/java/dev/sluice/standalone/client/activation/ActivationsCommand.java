package dev.sluice.standalone.client.activation;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.PageOptions;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists the people of applications, and who got a mail. */
@Command(
    name = "activations",
    mixinStandardHelpOptions = true,
    description = "List the people of applications and who got a mail, or send mails.",
    subcommands = {SendCommand.class, CancelSendCommand.class, DoNotSendCommand.class})
public final class ActivationsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private PageOptions page = new PageOptions(20);

  @Option(
      names = "--application",
      paramLabel = "NAME",
      description = "Only people of this application, with counts and its last send.")
  private String application = "";

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only people in this state: ${COMPLETION-CANDIDATES}.")
  private @Nullable State state;

  ActivationsCommand(CommandContext context) {
    this.context = context;
  }

  /** How far people are. */
  enum State {
    PENDING,
    SENDING,
    SENT,
    FAILED,
    UNCERTAIN,
    ACTIVATED
  }

  @Override
  public Integer call() {
    RestClient client = connection.connect(context);
    if (!application.isEmpty() && !connection.json()) {
      write(new Application(client, application).show());
    }
    Map<String, String> parameters = new HashMap<>();
    parameters.put("application", application);
    parameters.put("state", state == null ? "" : state.name());
    JsonNode found = client.get("/api/activations", page.parameters(parameters));
    if (connection.json()) {
      context.output().line(Json.pretty(found));
    } else {
      write(found.path("items").valueStream().toList(), Json.next(found));
    }
    return ExitCode.DONE;
  }

  private void write(JsonNode shown) {
    Output output = context.output();
    String states =
        shown
            .path("states")
            .propertyStream()
            .map(each -> each.getKey() + " " + Numbers.grouped(each.getValue().asLong()))
            .collect(Collectors.joining(", "));
    output.line(
        output.paint(Style.BOLD, Printable.of(application))
            + "  "
            + (states.isEmpty() ? "nobody" : states));
    JsonNode send = shown.path("send");
    if (send.isObject()) {
      new SendScreen(output, connection.repeated(context)).write(Json.read(send, Send.class));
    }
    output.line();
  }

  private void write(List<JsonNode> people, String next) {
    Output output = context.output();
    if (people.isEmpty()) {
      output.line("Nobody.");
      return;
    }
    Table table = Table.of("application", "type", "key", "connector", "state", "when", "reason");
    people.forEach(each -> table.row(cells(each)));
    table.write(output, "");
    String command =
        "activations"
            + PageOptions.repeated("--application", application)
            + PageOptions.repeated("--state", state == null ? "" : state);
    PageOptions.proposeNext(context, connection, command, next);
  }

  private static List<Cell> cells(JsonNode each) {
    String state = each.path("state").asString("");
    String when =
        each.path("activatedAt")
            .asString(each.path("sentAt").asString(each.path("recordedAt").asString("")));
    return List.of(
        Cell.of(each.path("application").asString("")),
        Cell.of(each.path("entityType").asString("")),
        Cell.of(each.path("key").asString("")),
        Cell.of(each.path("connector").asString("")),
        new Cell(state, style(state)),
        Cell.of(Objects.requireNonNullElse(Timestamps.local(when), "")),
        Cell.of(each.path("reason").asString("")));
  }

  private static Style style(String state) {
    return switch (state) {
      case "ACTIVATED", "SENT" -> Style.GREEN;
      case "FAILED", "UNCERTAIN" -> Style.RED;
      case "SENDING" -> Style.CYAN;
      default -> Style.PLAIN;
    };
  }
}
