package dev.sluice.contract.check;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.definition.Threshold.Operation;
import dev.sluice.contract.definition.Threshold.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many resources of a connector must be counted for the limits. Ten changes are at most ten
 * percent if there are at least a hundred resources, however many more there are. So a small run on
 * large tables counts only a few rows.
 */
public final class EnoughOwned {
  private EnoughOwned() {}

  /**
   * So many of each dataset, or all if there are fewer, tell what the whole number would tell.
   *
   * @param changes the datasets of a plan, of which nothing is counted yet
   */
  public static long of(ConnectorDefinition connector, List<PlannedDataset> changes) {
    return Levels.of(connector, changes).stream()
        .flatMapToLong(
            level -> Stream.of(Threshold.values()).mapToLong(each -> enough(level, each)))
        .max()
        .orElse(0);
  }

  private static long enough(Level level, Threshold threshold) {
    long count = level.count(threshold);
    Operation operation = threshold.operation();
    Double limit = level.limit(threshold).orElse(null);
    if (count == 0 || limit == null || operation == null || threshold.unit() != Unit.PERCENT) {
      return 0;
    }
    BigDecimal base =
        limit == 0
            ? BigDecimal.valueOf(Long.MAX_VALUE)
            : BigDecimal.valueOf(count)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(limit), 0, RoundingMode.CEILING);
    return base.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
  }
}
