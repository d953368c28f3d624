package dev.sluice.standalone.client;

import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds the complete id for a prefix.
 *
 * @param one as in {@code a run}
 * @param several as in {@code runs}, which is also the command that lists them
 * @param list gives a page for its parameters
 */
public record IdLookup(String one, String several, Function<Map<String, String>, JsonNode> list) {
  private static final Pattern WHOLE_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern PART_OF_ID = Pattern.compile("[0-9a-f][0-9a-f-]*");
  private static final String MOST = "1000";

  /** The only id that starts like this; of a whole id the server says whether there is one. */
  public String startingWith(String prefix) {
    String wanted = prefix.toLowerCase(Locale.ROOT);
    if (WHOLE_ID.matcher(wanted).matches()) {
      return wanted;
    }
    if (!PART_OF_ID.matcher(wanted).matches()) {
      throw badUsage(
          "This is not the id of "
              + one
              + ". ./sluice "
              + several
              + " lists the ids; a unique prefix is enough.");
    }
    List<String> found = found(wanted);
    if (found.isEmpty()) {
      throw badUsage(
          "No id of " + one + " starts with " + wanted + "; ./sluice " + several + " lists them.");
    }
    if (found.size() > 1) {
      throw badUsage(
          "The ids of several " + several + " start with " + wanted + "; add more characters.");
    }
    return found.get(0);
  }

  /** All such ids, or, once there are several, enough of them to tell. */
  private List<String> found(String wanted) {
    List<String> found = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = list.apply(Map.of("limit", MOST, "after", after));
      page.path("items")
          .valueStream()
          .map(each -> each.path("id").asString(""))
          .filter(each -> each.startsWith(wanted))
          .forEach(found::add);
      after = Json.next(page);
    } while (!after.isEmpty() && found.size() < 2);
    return found;
  }

  private static CommandException badUsage(String message) {
    return new CommandException(ExitCode.BAD_USAGE, message);
  }
}
