package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.PageOptions;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists held and rejected changes, and releases them. */
@Command(
    name = "held",
    mixinStandardHelpOptions = true,
    description = "List the changes that reviewers hold or have rejected, or release one.")
public final class HeldCommand implements Callable<Integer> {
  private static final String PATH = "/api/held";

  private final CommandContext context;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private PageOptions page = new PageOptions(50);

  @Option(names = "--connector", paramLabel = "NAME", description = "Only of this connector.")
  private String connector = "";

  @Option(names = "--action", paramLabel = "ACTION", description = "Only hold or reject.")
  private String action = "";

  @Option(
      names = "--type",
      paramLabel = "NAME",
      description = "Only of this entity type or association.")
  private String type = "";

  @Option(
      names = "--release",
      paramLabel = "KEY",
      description = "Release the change of this resource, or of this link's owner.")
  private String release = "";

  @Option(
      names = "--target",
      paramLabel = "KEY",
      description = "With --release: the link's target.")
  private String target = "";

  HeldCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    RestClient client = connection.connect(context);
    if (!release.isEmpty()) {
      return release(client);
    }
    JsonNode found =
        client.get(
            PATH,
            page.parameters(Map.of("connector", connector, "action", action, "target", type)));
    if (connection.json()) {
      context.output().line(Json.pretty(found));
      return ExitCode.DONE;
    }
    List<JsonNode> items = found.path("items").valueStream().toList();
    if (items.isEmpty()) {
      context.output().line("Nothing is held or rejected.");
      return ExitCode.DONE;
    }
    write(items);
    String command =
        "held"
            + PageOptions.repeated("--connector", connector)
            + PageOptions.repeated("--action", action)
            + PageOptions.repeated("--type", type);
    PageOptions.proposeNext(context, connection, command, Json.next(found));
    return ExitCode.DONE;
  }

  private int release(RestClient client) {
    if (connector.isEmpty() || type.isEmpty()) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "To release a change, say its --connector and --type as well.");
    }
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("connector", connector);
    change.put("target", type);
    change.put("key", release);
    if (!target.isEmpty()) {
      change.put("targetKey", target);
    }
    client.post(PATH + "/release", change);
    context.output().line(Printable.of("Released " + type + " " + release));
    return ExitCode.DONE;
  }

  private void write(List<JsonNode> items) {
    Table table =
        Table.of("", "change", "of", "key", "fields", "since", "#seen", "by", "until", "comment");
    items.forEach(
        each ->
            table.row(
                List.of(
                    Cell.of(each.path("action").asString().equals("hold") ? "held" : "rejected"),
                    Cell.of(each.path("operation").asString()),
                    Cell.of(
                        each.path("connector").asString() + " " + each.path("target").asString()),
                    Cell.of(key(each)),
                    Cell.of(Json.joined(each.path("properties"))),
                    Cell.of(time(each, "since")),
                    Cell.count(each.path("seen").asLong(), Style.PLAIN),
                    Cell.of(each.path("by").asString()),
                    Cell.of(time(each, "until")),
                    Cell.of(each.path("comment").asString("")))));
    table.write(context.output(), "");
  }

  private static String key(JsonNode change) {
    String target = change.path("targetKey").asString("");
    return change.path("key").asString() + (target.isEmpty() ? "" : ": " + target);
  }

  private static String time(JsonNode change, String member) {
    return Objects.requireNonNullElse(Timestamps.local(change.path(member).asString(null)), "");
  }
}
