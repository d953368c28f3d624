package dev.sluice.repository.rest.export;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts a value to the value of a cell. */
final class XlsxValue {
  /** A number of a cell is a double, which tells so many digits apart. */
  private static final int EXACT_DIGITS = 15;

  /** Spreadsheets know a day that was none, 29 February 1900; after it all agree. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  /**
   * What XML cannot hold is written as its number (ECMA-376, ST_Xstring), and so is a text that
   * looks like such a number already.
   */
  private static final Pattern ESCAPED =
      Pattern.compile(
          "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)|[\\ud800-\\udfff]");

  private XlsxValue() {}

  static boolean holds(Number number) {
    BigDecimal exact = exact(number).stripTrailingZeros();
    return exact.precision() <= EXACT_DIGITS && Math.abs(exact.scale()) <= EXACT_DIGITS;
  }

  static boolean holds(LocalDate day) {
    return !day.isBefore(FIRST_DAY);
  }

  static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** The text as a file holds it, so that the one who reads it has the text again. */
  static String escaped(String text) {
    Matcher odd = ESCAPED.matcher(text);
    return odd.find()
        ? odd.replaceAll(
            found -> String.format(Locale.ROOT, "_x%04X_", (int) found.group().charAt(0)))
        : text;
  }

  private static BigDecimal exact(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    return number instanceof BigInteger integer
        ? new BigDecimal(integer)
        : new BigDecimal(number.toString());
  }
}
