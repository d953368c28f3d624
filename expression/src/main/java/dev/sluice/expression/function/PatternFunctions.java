package dev.sluice.expression.function;

import static dev.sluice.expression.function.Function.TEXT;
import static dev.sluice.expression.function.Function.TRUTH;
import static dev.sluice.expression.function.TextFunctions.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Set;

/** Regular expressions in RE2 syntax; their time is linear in the length of the text. */
public final class PatternFunctions {
  public static final List<Function> ALL =
      List.of(
          Function.of("matches", TRUTH, List.of(TEXT, TEXT), a -> find(a).find()),
          Function.of("extract", TEXT, List.of(TEXT, TEXT), a -> extract(find(a))),
          Function.of(
              "replacePattern",
              TEXT,
              List.of(TEXT, TEXT, TEXT),
              a -> replace(find(a), text(a, 2))));

  public static final Set<String> NAMES = Set.of("matches", "extract", "replacePattern");

  /** The most instructions of a compiled regular expression. */
  private static final int MAX_SIZE = 1_000;

  private static final long MAX_REPETITIONS = 100_000;

  /** The last number of a repetition, which is its largest. */
  private static final Pattern COUNT = Pattern.compile("\\{(?:[0-9]*,)?([0-9]+),?\\}");

  private static final Compiled<Pattern> COMPILED = new Compiled<>(Pattern::compile);

  private PatternFunctions() {}

  /**
   * How many instructions a regular expression has.
   *
   * @throws IllegalArgumentException if it is none, or has too many
   */
  public static int size(String regularExpression) {
    requireFewRepetitions(regularExpression);
    try {
      int size = Pattern.compile(regularExpression).programSize();
      if (size > MAX_SIZE) {
        throw new IllegalArgumentException("it is too large");
      }
      return size;
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(wrong.getDescription(), wrong);
    }
  }

  /** RE2 writes repetitions out, and those within others multiply; here all are taken for such. */
  private static void requireFewRepetitions(String regularExpression) {
    long repetitions = 1;
    Matcher counts = COUNT.matcher(regularExpression);
    while (counts.find() && repetitions <= MAX_REPETITIONS) {
      String count = counts.group(1);
      repetitions *= count.length() > 4 ? MAX_REPETITIONS + 1 : Math.max(1, Long.parseLong(count));
    }
    if (repetitions > MAX_REPETITIONS) {
      throw new IllegalArgumentException("it repeats too much");
    }
  }

  private static Matcher find(Object[] arguments) {
    return COMPILED.of(text(arguments, 1)).matcher(text(arguments, 0));
  }

  /** The first group of the first match, the match if there is no group, or nothing. */
  private static String extract(Matcher matcher) {
    if (!matcher.find()) {
      return "";
    }
    String found = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
    return found == null ? "" : found;
  }

  private static String replace(Matcher matcher, String replacement) {
    StringBuilder replaced = new StringBuilder();
    String literal = Matcher.quoteReplacement(replacement);
    while (matcher.find()) {
      matcher.appendReplacement(replaced, literal);
      TextFunctions.requireShort(replaced);
    }
    return matcher.appendTail(replaced).toString();
  }
}
