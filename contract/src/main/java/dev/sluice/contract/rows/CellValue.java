package dev.sluice.contract.rows;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values in the forms that files use; null if the cell does not have the type. */
final class CellValue {
  private static final Pattern INTEGER =
      Pattern.compile("[+-]?\\d{1," + CanonicalValue.MAX_DIGITS + "}");

  private static final String DIGITS = "\\d{0," + CanonicalValue.MAX_DIGITS + "}";

  // The bounds are what keep a cell such as 1e999999999 from filling the memory with zeros.
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?=\\.?\\d)" + DIGITS + "(\\." + DIGITS + ")?([eE][+-]?\\d{1,2})?");

  private CellValue() {}

  static @Nullable String integer(String text) {
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

  static @Nullable String decimal(String text) {
    return DECIMAL.matcher(text).matches()
        ? CanonicalValue.number(new BigDecimal(text)).toPlainString()
        : null;
  }

  static @Nullable String bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> "true";
      case "false", "no", "0" -> "false";
      default -> null;
    };
  }

  static @Nullable String date(@Nullable LocalDate date) {
    return date == null ? null : CanonicalValue.date(date);
  }

  static @Nullable String instant(@Nullable Instant instant) {
    return instant == null ? null : CanonicalValue.instant(instant);
  }
}
