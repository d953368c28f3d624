package dev.sluice.standalone.client;

import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.screen.Printable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Converts a refusing response to a message and an exit code. */
final class Refusal {
  private Refusal() {}

  static CommandException of(int status, String body, ServerAccess access) {
    return switch (status) {
      case 401 ->
          new CommandException(
              ExitCode.NO_ACCESS,
              "The server at "
                  + access.url()
                  + " does not accept the login of "
                  + access.user()
                  + ".");
      case 403 ->
          new CommandException(
              ExitCode.NO_ACCESS,
              access.user() + " is not allowed to do this" + because(body, ".", ": "));
      case 409 -> new ConflictException(refused(status, body));
      case 410 -> new GoneException(refused(status, body));
      case 400, 404, 413, 415, 422, 429 ->
          new CommandException(ExitCode.BAD_USAGE, refused(status, body));
      default ->
          new CommandException(
              ExitCode.FAILED, "The server failed (" + status + ")" + because(body, ".", ": "));
    };
  }

  private static String refused(int status, String body) {
    return because(body, "The server refuses this (" + status + ").", "");
  }

  private static String because(String body, String unknown, String prefix) {
    try {
      JsonNode problem = Json.MAPPER.readTree(body);
      String reason =
          Stream.of(
                  problem.path("detail").asString(problem.path("title").asString("")),
                  problem.path("remedy").asString(""))
              .filter(each -> !each.isBlank())
              .map(Refusal::sentence)
              .collect(Collectors.joining(" "));
      return reason.isEmpty() ? unknown : prefix + reason;
    } catch (JacksonException notJson) {
      return unknown;
    }
  }

  private static String sentence(String text) {
    String printable = Printable.of(text.strip());
    return printable.matches(".*[.!?]") ? printable : printable + ".";
  }
}
