package dev.sluice.standalone.screen;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Formats numbers for people. */
public final class Numbers {
  private Numbers() {}

  /** A count with its thousands apart, as in {@code 12,345}. */
  public static String grouped(long count) {
    return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(count);
  }

  /**
   * At most two digits after the point, as in {@code 62.4} or {@code 5}, rounded up: what is just
   * over a limit must not read as at it.
   */
  public static String rounded(double amount) {
    DecimalFormat format =
        new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.CEILING);
    return format.format(amount);
  }

  /** A count and its noun, as in {@code 1 row} or {@code 2 rows}. */
  public static String counted(long count, String noun) {
    return grouped(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
