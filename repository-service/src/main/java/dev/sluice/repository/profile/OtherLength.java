package dev.sluice.repository.profile;

import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import dev.sluice.repository.profile.ObservedColumn.Counted;
import java.util.Optional;

/** The median length is much larger or smaller than usual: zeros are lost, or texts are cut off. */
final class OtherLength implements ColumnRule {
  private static final double CHARACTERS = 2;
  private static final double SHARE = 0.2;
  private static final int LEAST_VALUES = 20;

  @Override
  public Optional<Breach> examine(ObservedColumn column) {
    double now = column.now().middleLength();
    Usual usual = Usual.of(column.usual(), Counted::middleLength);
    double difference = Math.abs(now - usual.median());
    return !column.usual().isEmpty()
            && column.now().values() >= LEAST_VALUES
            && usual.median() > 0
            && difference >= CHARACTERS
            && difference > SHARE * usual.median()
            && usual.isFarFrom(now)
        ? Optional.of(column.breach(ColumnChange.LENGTH, usual.median(), now))
        : Optional.empty();
  }
}
