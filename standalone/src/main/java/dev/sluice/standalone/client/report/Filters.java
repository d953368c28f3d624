package dev.sluice.standalone.client.report;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Parses filters: {@code kind=employee}, {@code hiredOn>=2020-01-01}. */
final class Filters {
  static final String SYNTAX =
      "COLUMN, one of = != < <= > >= ~ (contains) ^= (begins with), and a value; = and != without a"
          + " value check whether there is none or one";

  private static final Pattern FILTER =
      Pattern.compile("([^=!<>~^]+)(!=|<=|>=|\\^=|=|<|>|~)(.*)", Pattern.DOTALL);

  private static final Map<String, String> OPERATORS =
      Map.of(
          "=", "equals",
          "!=", "notEquals",
          "<", "lessThan",
          "<=", "atMost",
          ">", "greaterThan",
          ">=", "atLeast",
          "~", "contains",
          "^=", "startsWith");

  private Filters() {}

  static ObjectNode parse(String text) {
    Matcher parts = FILTER.matcher(text);
    if (!parts.matches()) {
      throw new CommandException(ExitCode.BAD_USAGE, "--where takes " + SYNTAX + ".");
    }
    ObjectNode filter = Json.object();
    filter.put("column", parts.group(1).strip());
    String operator = parts.group(2);
    String value = parts.group(3).strip();
    if (value.isEmpty() && operator.equals("=")) {
      return filter.put("operator", "empty");
    }
    if (value.isEmpty() && operator.equals("!=")) {
      return filter.put("operator", "notEmpty");
    }
    return filter.put("operator", OPERATORS.get(operator)).put("value", value);
  }
}
