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

/** Tokens for programs. */
@Command(
    name = "tokens",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | add | revoke)",
    description = {
      "List, create or revoke tokens for programs.",
      "A program sends its token as Authorization: Bearer slu_..."
    })
public final class TokensCommand implements Runnable {
  private static final String PATH = "/api/tokens";

  private final CommandContext context;

  TokensCommand(CommandContext context) {
    this.context = context;
  }

  /** What a token may be. */
  enum Role {
    VIEWER,
    OPERATOR,
    REVIEWER,
    ADMIN
  }

  @Override
  public void run() {
    throw new CommandException(
        ExitCode.BAD_USAGE, "Say what to do: ./sluice tokens list, add or revoke.");
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List them.")
  int list(@Mixin ConnectionOptions connection) {
    List<JsonNode> tokens = Pages.all(connection.connect(context), PATH);
    if (connection.json()) {
      tokens.forEach(each -> context.output().line(Json.pretty(each)));
      return ExitCode.DONE;
    }
    if (tokens.isEmpty()) {
      context.output().line("No tokens.");
      return ExitCode.DONE;
    }
    Table table = Table.of("token", "role", "by", "expires", "used", "revoked");
    tokens.forEach(
        each ->
            table.row(
                Cell.of(each.path("name").asString("")),
                Cell.of(each.path("role").asString("").toLowerCase(Locale.ROOT)),
                Cell.of(each.path("madeBy").asString("")),
                Cell.of(time(each, "expiresAt")),
                Cell.of(time(each, "usedAt")),
                Cell.of(time(each, "revokedAt"))));
    table.write(context.output(), "");
    return ExitCode.DONE;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Create a token, which is shown only once.")
  int add(
      @Mixin ConnectionOptions connection,
      @Parameters(paramLabel = "NAME", description = "The program's name.") String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "Its role: ${COMPLETION-CANDIDATES}; you must have it yourself.")
          Role role,
      @Option(
              names = "--days",
              paramLabel = "N",
              defaultValue = "90",
              description = "How long it is valid (default: ${DEFAULT-VALUE}).")
          int days) {
    JsonNode made =
        connection
            .connect(context)
            .post(
                PATH,
                Map.of("name", name, "role", role.name().toLowerCase(Locale.ROOT), "days", days));
    if (connection.json()) {
      context.output().line(Json.pretty(made));
    } else {
      context.output().line(Printable.of(made.path("token").asString("")));
      context
          .output()
          .error(Printable.of("The token " + name + "; the server does not show it again."));
    }
    return ExitCode.DONE;
  }

  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revoke a token.")
  int revoke(@Mixin ConnectionOptions connection, @Parameters(paramLabel = "NAME") String name) {
    connection.connect(context).delete(PATH + "/" + RestClient.encode(name));
    context.output().line(Printable.of("Revoked " + name));
    return ExitCode.DONE;
  }

  private static String time(JsonNode token, String member) {
    return Objects.requireNonNullElse(Timestamps.local(token.path(member).asString(null)), "");
  }
}
