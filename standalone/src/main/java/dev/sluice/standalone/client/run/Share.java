package dev.sluice.standalone.client.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Formats parts of a whole. */
public final class Share {
  private Share() {}

  /** As in {@code 99.7 %}, of a part from 0 to 1; a dash if there is no whole. */
  public static String percent(@Nullable Double part) {
    if (part == null) {
      return "-";
    }
    BigDecimal percent = BigDecimal.valueOf(part).movePointRight(2);
    return percent.setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
  }
}
