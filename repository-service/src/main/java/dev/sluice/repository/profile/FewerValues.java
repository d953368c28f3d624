package dev.sluice.repository.profile;

import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import java.util.Optional;

/** A column has less than half as many different values as usual, in as many rows. */
final class FewerValues implements ColumnRule {
  private static final int LEAST_VALUES = 10;

  @Override
  public Optional<Breach> examine(ObservedColumn column) {
    double now = column.now().column().distinct();
    Usual usual = Usual.of(column.usual(), each -> each.column().distinct());
    Usual values = Usual.of(column.usual(), ObservedColumn.Counted::values);
    return usual.median() >= LEAST_VALUES
            && 2 * now < usual.median()
            && usual.isFarFrom(now)
            // Fewer cells with a value have fewer different ones, and other rules tell that.
            && 4.0 * column.now().values() >= 3 * values.median()
        ? Optional.of(column.breach(ColumnChange.FEWER_VALUES, usual.median(), now))
        : Optional.empty();
  }
}
