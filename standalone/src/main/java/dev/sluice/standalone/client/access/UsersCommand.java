package dev.sluice.standalone.client.access;

import dev.sluice.standalone.client.ConnectionOptions;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.Pages;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** People who log in with a password. */
@Command(
    name = "users",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | add | remove)",
    description = {
      "List, add or remove people who log in with a password.",
      "Users in the server's configuration are not listed and cannot be removed."
    })
public final class UsersCommand implements Runnable {
  private static final String PATH = "/api/users";

  private final CommandContext context;

  UsersCommand(CommandContext context) {
    this.context = context;
  }

  /** What people may be. */
  enum Role {
    VIEWER,
    OPERATOR,
    REVIEWER,
    FORCE,
    ADMIN
  }

  @Override
  public void run() {
    throw new CommandException(
        ExitCode.BAD_USAGE, "Say what to do: ./sluice users list, add or remove.");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List them.")
  int list(@Mixin ConnectionOptions connection) {
    List<JsonNode> users = Pages.all(connection.connect(context), PATH);
    if (connection.json()) {
      users.forEach(each -> context.output().line(Json.pretty(each)));
      return ExitCode.DONE;
    }
    if (users.isEmpty()) {
      context.output().line("No users, except those in the server's configuration.");
      return ExitCode.DONE;
    }
    Table table = Table.of("user", "roles", "by", "added");
    users.forEach(
        each ->
            table.row(
                Cell.of(each.path("name").asString("")),
                Cell.of(Json.joined(each.path("roles"))),
                Cell.of(each.path("addedBy").asString("")),
                Cell.of(
                    Objects.requireNonNullElse(
                        Timestamps.local(each.path("addedAt").asString("")), ""))));
    table.write(context.output(), "");
    return ExitCode.DONE;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Add a user; the password is random and shown only once.")
  int add(
      @Mixin ConnectionOptions connection,
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--role",
              required = true,
              split = ",",
              paramLabel = "ROLE",
              description = "The user's roles, separated by commas: ${COMPLETION-CANDIDATES}.")
          List<Role> roles) {
    JsonNode added =
        connection
            .connect(context)
            .post(
                PATH,
                Map.of(
                    "name",
                    name,
                    "roles",
                    roles.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList()));
    if (connection.json()) {
      context.output().line(Json.pretty(added));
    } else {
      context.output().line(Printable.of(added.path("password").asString("")));
      context
          .output()
          .error(Printable.of("The password of " + name + "; the server does not show it again."));
    }
    return ExitCode.DONE;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Remove a user; this also ends the user's tokens.")
  int remove(@Mixin ConnectionOptions connection, @Parameters(paramLabel = "NAME") String name) {
    connection.connect(context).delete(PATH + "/" + RestClient.encode(name));
    context.output().line(Printable.of("Removed " + name));
    return ExitCode.DONE;
  }
}
