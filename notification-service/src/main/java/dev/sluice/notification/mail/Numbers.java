package dev.sluice.notification.mail;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers for English readers: {@code 1,000,000} and {@code 12.5}. */
final class Numbers {
  private Numbers() {}

  static String of(long count) {
    return format("#,##0", count);
  }

  /** At most two decimals, rounded up: what is just over a limit must not read as at it. */
  static String of(double amount) {
    return format("#,##0.##", amount);
  }

  private static String format(String pattern, Number number) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    format.setRoundingMode(RoundingMode.CEILING);
    return format.format(number);
  }
}
