package dev.sluice.standalone.client.activation;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.Pages;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The addresses that get no activation mail. */
@Command(
    name = "do-not-send",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | add | remove)",
    description = {
      "List, add or remove addresses that get no activation mail.",
      "Case does not matter; * stands for any characters, ? for one character."
    })
final class DoNotSendCommand implements Runnable {
  private static final String PATH = "/api/activations/do-not-send";

  private final CommandContext context;

  DoNotSendCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new CommandException(
        ExitCode.BAD_USAGE,
        "Say what to do: ./sluice activations do-not-send list, add or remove.");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List them.")
  int list(@Mixin ConnectionOptions connection) {
    List<JsonNode> entries = Pages.all(connection.connect(context), PATH);
    if (connection.json()) {
      entries.forEach(entry -> context.output().line(Json.pretty(entry)));
      return ExitCode.DONE;
    }
    if (entries.isEmpty()) {
      context.output().line("No address is on the list.");
    }
    Table table = Table.of("pattern", "by", "added");
    entries.forEach(
        entry ->
            table.row(
                Cell.of(entry.path("pattern").asString("")),
                Cell.of(entry.path("addedBy").asString("")),
                Cell.of(
                    Objects.requireNonNullElse(
                        Timestamps.local(entry.path("addedAt").asString("")), ""))));
    table.write(context.output(), "");
    return ExitCode.DONE;
  }

  @Command(name = "add", mixinStandardHelpOptions = true, description = "Add some.")
  int add(
      @Mixin ConnectionOptions connection,
      @Parameters(paramLabel = "PATTERN", arity = "1..*") List<String> patterns) {
    RestClient client = connection.connect(context);
    for (String pattern : patterns) {
      JsonNode entry = client.put(PATH, Map.of("pattern", pattern));
      context
          .output()
          .line(
              connection.json() ? Json.pretty(entry) : "Added " + entry.path("pattern").asString());
    }
    return ExitCode.DONE;
  }

  @Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove some.")
  int remove(
      @Mixin ConnectionOptions connection,
      @Parameters(paramLabel = "PATTERN", arity = "1..*") List<String> patterns) {
    RestClient client = connection.connect(context);
    List<JsonNode> entries = Pages.all(client, PATH);
    for (String pattern : patterns) {
      String wanted = pattern.strip().toLowerCase(Locale.ROOT);
      JsonNode entry =
          entries.stream()
              .filter(each -> each.path("pattern").asString("").equals(wanted))
              .findFirst()
              .orElseThrow(
                  () ->
                      new CommandException(
                          ExitCode.BAD_USAGE, "The list has no entry " + wanted + "."));
      client.delete(PATH + "/" + entry.path("id").asLong());
      context.output().line("Removed " + wanted);
    }
    return ExitCode.DONE;
  }
}
