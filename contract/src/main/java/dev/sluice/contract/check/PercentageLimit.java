package dev.sluice.contract.check;

import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.run.Breach;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A limit on a percentage of the lines that could be changed, or that were read. If there are none,
 * any changed line exceeds every percentage.
 */
record PercentageLimit(Threshold threshold) implements Rule {

  @Override
  public Optional<Breach> examine(Level level) {
    long count = level.count(threshold);
    long base = level.base(threshold);
    return level
        .limit(threshold)
        .filter(limit -> exceeds(count, base, limit))
        .map(
            limit ->
                new Breach(
                    level.scope(), threshold.label(), limit, percent(count, base), count, base));
  }

  /** Compared without a division, so that there are no rounding errors at the limit. */
  private static boolean exceeds(long count, long base, double limit) {
    if (base == 0) {
      return count > 0;
    }
    BigDecimal allowed = BigDecimal.valueOf(limit).multiply(BigDecimal.valueOf(base));
    return BigDecimal.valueOf(count).movePointRight(2).compareTo(allowed) > 0;
  }

  private static double percent(long count, long base) {
    BigDecimal hundredfold = BigDecimal.valueOf(count).movePointRight(2);
    return base == 0
        ? hundredfold.doubleValue()
        : hundredfold.divide(BigDecimal.valueOf(base), 2, RoundingMode.HALF_UP).doubleValue();
  }
}
