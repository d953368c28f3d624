package dev.sluice.agent.prepare.value;

import com.google.re2j.Pattern;
import dev.sluice.contract.rows.WhiteSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values that are not allowed: one per line, ignoring case, with {@code *} for any characters and
 * {@code ?} for one character. Blank lines and lines that begin with {@code #} are ignored.
 */
public final class ExcludeList implements Predicate<String> {
  private final Set<String> words = new HashSet<>();
  private final @Nullable Pattern wildcards;

  public ExcludeList(List<String> lines) {
    StringBuilder expression = new StringBuilder();
    for (String line : lines) {
      String entry = WhiteSpace.strip(line).toLowerCase(Locale.ROOT);
      if (entry.isEmpty() || entry.startsWith("#")) {
        continue;
      }
      if (entry.indexOf('*') < 0 && entry.indexOf('?') < 0) {
        words.add(entry);
      } else {
        expression.append(expression.length() == 0 ? "" : "|").append(expression(entry));
      }
    }
    wildcards =
        expression.length() == 0 ? null : Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  /** Whether the list has a value. */
  @Override
  public boolean test(String value) {
    String sought = WhiteSpace.strip(value).toLowerCase(Locale.ROOT);
    return words.contains(sought) || (wildcards != null && wildcards.matches(sought));
  }

  private static String expression(String entry) {
    StringBuilder expression = new StringBuilder();
    entry
        .codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '*' -> expression.append(".*");
                case '?' -> expression.append('.');
                default -> expression.append(Pattern.quote(Character.toString(character)));
              }
            });
    return expression.toString();
  }
}
