package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns lost their values, or got values although they were empty. The share of all rows counts,
 * since single values change every day.
 */
final class EmptiedColumns implements Hypothesis {
  private static final double OF_THOSE_WHO_MAY = 0.5;

  private final boolean filled;

  private EmptiedColumns(boolean filled) {
    this.filled = filled;
  }

  static Hypothesis emptied() {
    return new EmptiedColumns(false);
  }

  static Hypothesis filled() {
    return new EmptiedColumns(true);
  }

  @Override
  public List<Suspicion> test(Sample sample) {
    Share share = Share.NONE;
    Explained explained = Explained.NOTHING;
    List<String> properties = new ArrayList<>();
    for (Property property : sample.considerable()) {
      String name = property.name();
      Matching matching =
          Matching.ofAll(sample, name, (before, after) -> filled ? before == null : after == null);
      double changed = matching.share().hits() * sample.updateWeight();
      if (matching.share().most()
          && changed >= OF_THOSE_WHO_MAY * (changed + others(sample, name))) {
        share = share.plus(matching.share());
        explained = explained.and(matching.explained());
        properties.add(name);
      }
    }
    if (properties.isEmpty()) {
      return List.of();
    }
    Cause cause = filled ? Cause.COLUMN_FILLED : Cause.COLUMN_EMPTIED;
    return List.of(
        Suspicion.of(cause, share, explained, properties)
            .read(Reading.without(sample.target(), properties)));
  }

  /** The others that had a value, or had none, and to which it did not happen. */
  private double others(Sample sample, String property) {
    long updates =
        sample.updates().stream()
            .filter(each -> each.before().containsKey(property) != filled)
            .filter(each -> each.after().containsKey(property) != filled)
            .count();
    long unchanged =
        sample.unchanged().stream()
            .filter(each -> each.values().containsKey(property) != filled)
            .count();
    return updates * sample.updateWeight() + unchanged * sample.unchangedWeight();
  }
}
