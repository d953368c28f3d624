package dev.sluice.repository.profile;

import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import dev.sluice.repository.profile.ObservedColumn.Counted;
import java.util.Optional;

/** Many more or many fewer cells than usual have no value. */
final class EmptyCells implements ColumnRule {
  private static final double POINTS = 10;
  private static final int LEAST_ROWS = 20;

  @Override
  public Optional<Breach> examine(ObservedColumn column) {
    double now = column.now().emptyPercent();
    Usual usual = Usual.of(column.usual(), Counted::emptyPercent);
    return !column.usual().isEmpty()
            && column.now().file().sampled() >= LEAST_ROWS
            && Math.abs(now - usual.median()) > POINTS
            && usual.isFarFrom(now)
        ? Optional.of(column.breach(ColumnChange.EMPTY_SHARE, usual.median(), now))
        : Optional.empty();
  }
}
