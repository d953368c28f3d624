package dev.sluice.repository.profile;

import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import dev.sluice.repository.profile.ObservedColumn.Counted;
import java.util.Optional;

/** All values of the whole file are the same, and there were many different ones before. */
final class ConstantColumn implements ColumnRule {
  private static final int MANY = 10;

  @Override
  public Optional<Breach> examine(ObservedColumn column) {
    Counted last = column.last();
    ColumnProfile now = column.now().column();
    return last != null
            && last.column().distinct() >= MANY
            && now.constant()
            && column.now().file().rows() >= MANY
        ? Optional.of(column.breach(ColumnChange.CONSTANT, (double) last.column().distinct(), 1))
        : Optional.empty();
  }
}
