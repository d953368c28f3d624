package dev.sluice.agent.prepare.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Canonical numbers. */
final class Numbers {
  static final int MOST_DIGITS = 38;
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,38}");

  // The bounds are what keep a cell such as 1e999999999 from filling the memory with zeros.
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?=\\.?\\d)\\d{0,38}(\\.\\d{0,38})?([eE][+-]?\\d{1,2})?");

  private Numbers() {}

  static @Nullable String integer(String cell) {
    String text = WhiteSpace.strip(cell);
    if (!INTEGER.matcher(text).matches()) {
      return null;
    }
    boolean negative = text.charAt(0) == '-';
    int start = negative || text.charAt(0) == '+' ? 1 : 0;
    while (start < text.length() - 1 && text.charAt(start) == '0') {
      start++;
    }
    String digits = text.substring(start);
    return negative && !digits.equals("0") ? "-" + digits : digits;
  }

  static @Nullable String decimal(String cell) {
    String text = WhiteSpace.strip(cell);
    if (!DECIMAL.matcher(text).matches()) {
      return null;
    }
    return new BigDecimal(text).stripTrailingZeros().toPlainString();
  }
}
