package dev.sluice.repository.profile;

import dev.sluice.contract.profile.ColumnProfile.Mask;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import dev.sluice.repository.profile.ObservedColumn.Counted;
import java.util.Optional;

/** Many values have a pattern that was rare in all earlier runs. */
final class NewPattern implements ColumnRule {
  private static final double MANY_PERCENT = 20;
  private static final double NEXT_TO_NONE_PERCENT = 5;
  private static final int LEAST_VALUES = 20;

  @Override
  public Optional<Breach> examine(ObservedColumn column) {
    Counted now = column.now();
    if (column.usual().isEmpty() || now.values() < LEAST_VALUES) {
      return Optional.empty();
    }
    return now.column().masks().stream()
        .map(Mask::text)
        .filter(mask -> now.percentLike(mask) >= MANY_PERCENT && isNew(column, mask))
        .findFirst()
        .map(
            mask ->
                column.breach(
                    ColumnChange.NEW_PATTERN,
                    Usual.of(column.usual(), each -> each.percentLike(mask)).median(),
                    now.percentLike(mask),
                    mask));
  }

  private static boolean isNew(ObservedColumn column, String mask) {
    return column.usual().stream()
        // A run without a value knows no pattern.
        .filter(each -> each.values() >= LEAST_VALUES)
        .map(each -> each.percentLike(mask) < NEXT_TO_NONE_PERCENT)
        .reduce((one, other) -> one && other)
        .orElse(false);
  }
}
