package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Update;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * How many rows have in one property what they had in another property before.
 *
 * @param from the property that had the value
 * @param moved the updates of the sample in which it is so
 * @param byChance the share that would be so if the rows were shuffled
 */
record Transfer(String from, Share share, BitSet moved, double byChance) {
  private static final double ABOVE_CHANCE = 0.3;

  /** Looks at those that change the property, and had two different values. */
  static Transfer between(Sample sample, String from, String to) {
    BitSet moved = new BitSet();
    long tried = 0;
    Map<String, Integer> had = new HashMap<>();
    Map<String, Integer> got = new HashMap<>();
    for (int index = 0; index < sample.updates().size(); index++) {
      Update update = sample.updates().get(index);
      String value = update.before().get(from);
      if (value == null || value.equals(update.before().get(to)) || !update.changes(to)) {
        continue;
      }
      tried++;
      had.merge(value, 1, Integer::sum);
      String now = update.after().get(to);
      if (now != null) {
        got.merge(now, 1, Integer::sum);
        moved.set(index, now.equals(value));
      }
    }
    return new Transfer(
        from, new Share(moved.cardinality(), tried), moved, byChance(had, got, tried));
  }

  private static double byChance(Map<String, Integer> had, Map<String, Integer> got, long tried) {
    double chance = 0;
    for (Map.Entry<String, Integer> each : had.entrySet()) {
      chance += (double) each.getValue() * got.getOrDefault(each.getKey(), 0) / tried / tried;
    }
    return chance;
  }

  boolean aboveChance() {
    return share.value() - byChance >= ABOVE_CHANCE;
  }
}
