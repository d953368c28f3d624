package dev.sluice.repository.profile;

import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import dev.sluice.repository.profile.ObservedColumn.Counted;
import java.util.Optional;

/** No row of the whole file has a value, and there were some when the last file was applied. */
final class EmptiedColumn implements ColumnRule {
  /** As many do not lose their value all at once by chance, however long the file is. */
  private static final int MANY = 10;

  /** Of a short file these are many if they are at least half of its rows. */
  private static final int MANY_OF_FEW = 5;

  @Override
  public Optional<Breach> examine(ObservedColumn column) {
    Counted last = column.last();
    return last == null || !last.column().filled() || column.now().column().filled()
        ? Optional.empty()
        : Optional.of(column.breach(ColumnChange.EMPTIED, 100 - last.emptyPercent(), 0));
  }

  /** Whether so many lost their values that a person has to look unless somebody said otherwise. */
  static boolean lostMany(ObservedColumn column) {
    Counted last = column.last();
    if (last == null) {
      return false;
    }
    double values = last.estimatedValues();
    return values >= MANY || (values >= MANY_OF_FEW && 2 * values >= last.file().rows());
  }
}
