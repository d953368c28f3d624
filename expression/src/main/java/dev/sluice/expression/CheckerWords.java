package dev.sluice.expression;

import dev.cel.common.CelIssue;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Translates the errors of CEL's checker into Sluice's messages. */
final class CheckerWords {
  private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*");
  private static final Pattern OPERATOR = Pattern.compile("_?([^A-Za-z_\\[]+)_");
  private static final String REMEDY =
      "Write a column as `row.name` or `row['a name']` and a text in quotes";

  private CheckerWords() {}

  /** The one that is worth telling: of an unknown name, other complaints follow. */
  static ExpressionException of(List<CelIssue> issues) {
    return of(
        issues.stream()
            .filter(each -> UNDECLARED.matcher(each.getMessage()).matches())
            .findFirst()
            .orElse(issues.get(0)));
  }

  private static ExpressionException of(CelIssue issue) {
    Position position = Position.of(issue.getSourceLocation());
    String message = issue.getMessage().replace('\n', ' ');
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      return ExpressionException.at(
          position, "there is no `" + undeclared.group(1) + "` here", remedy(undeclared.group(1)));
    }
    Matcher noOverload = NO_OVERLOAD.matcher(message);
    if (noOverload.matches()) {
      return ExpressionException.at(
          position,
          "`" + name(noOverload.group(1)) + "` does not take " + arguments(noOverload.group(2)),
          "Convert with `string(…)`, `int(…)` or `double(…)`, or see docs/expressions.md for what"
              + " it takes");
    }
    if (message.contains("recursion limit")) {
      return ExpressionException.of(
          "it nests or joins more than " + Language.MAX_DEPTH + " parts", "Use fewer");
    }
    if (message.contains("code point size")) {
      return ExpressionException.of(
          "it has more than " + Language.MAX_CHARACTERS + " characters", "Write a shorter one");
    }
    return ExpressionException.at(position, "this is not an expression: " + message, "Correct it");
  }

  private static String remedy(String name) {
    return Language.FUNCTIONS.stream()
        .filter(each -> each.equalsIgnoreCase(name))
        .findFirst()
        .map(each -> "Write `" + each + "`")
        .orElse(REMEDY + "; functions are listed in docs/expressions.md");
  }

  private static String name(String function) {
    Matcher operator = OPERATOR.matcher(function);
    return operator.matches() ? operator.group(1) : function.equals("_[_]") ? "[ ]" : function;
  }

  /**
   * {@code string.(int)} is a text that a function is called on, {@code (string, int)} has both.
   */
  private static String arguments(String types) {
    String words =
        Arrays.stream(types.split("[.,() ]+"))
            .filter(each -> !each.isEmpty())
            .map(TypeWords::of)
            .collect(Collectors.joining(" and "));
    return words.isEmpty() ? "nothing" : words;
  }
}
