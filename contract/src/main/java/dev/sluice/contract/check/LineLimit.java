package dev.sluice.contract.check;

import dev.sluice.contract.definition.Threshold;
import dev.sluice.contract.run.Breach;
import java.util.Optional;

/** A limit on a number of lines. */
record LineLimit(Threshold threshold) implements Rule {

  @Override
  public Optional<Breach> examine(Level level) {
    long count = level.count(threshold);
    return level
        .limit(threshold)
        .filter(limit -> count > limit)
        .map(limit -> new Breach(level.scope(), threshold.label(), limit, count));
  }
}
