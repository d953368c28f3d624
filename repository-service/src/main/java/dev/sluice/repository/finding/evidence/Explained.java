package dev.sluice.repository.finding.evidence;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * The changes that a cause explains.
 *
 * @param updates by property, which updates of the sample
 * @param deleted the share of the deletes
 * @param inserted the share of the inserts
 * @param rejected by property, the rows that were rejected for its cell
 */
public record Explained(
    Map<String, BitSet> updates, double deleted, double inserted, Map<String, Long> rejected) {
  public static final Explained NOTHING = new Explained(Map.of(), 0, 0);

  /** Changes alone. */
  public Explained(Map<String, BitSet> updates, double deleted, double inserted) {
    this(updates, deleted, inserted, Map.of());
  }

  /** Whatever is planned. */
  public static Explained everything(Sample sample) {
    Map<String, BitSet> updates = new TreeMap<>();
    sample.properties().forEach(each -> updates.put(each.name(), sample.changing(each.name())));
    return new Explained(updates, 1, 1);
  }

  /** Updates of one property. */
  public static Explained updates(String property, BitSet which) {
    return new Explained(Map.of(property, which), 0, 0);
  }

  /** Rows that were rejected for a cell of this property. */
  public static Explained rejected(String property, long rows) {
    return new Explained(Map.of(), 0, 0, Map.of(property, rows));
  }

  /** All that this or the other explains. */
  public Explained and(Explained other) {
    Map<String, BitSet> both = new TreeMap<>();
    updates.forEach((property, which) -> both.put(property, (BitSet) which.clone()));
    other.updates.forEach(
        (property, which) -> both.computeIfAbsent(property, each -> new BitSet()).or(which));
    Map<String, Long> rows = new TreeMap<>(rejected);
    other.rejected.forEach((property, some) -> rows.merge(property, some, Math::max));
    return new Explained(
        both, Math.min(1, deleted + other.deleted), Math.min(1, inserted + other.inserted), rows);
  }

  /** What the other one leaves of it. */
  public Explained without(Explained other) {
    Map<String, BitSet> left = new TreeMap<>();
    updates.forEach(
        (property, which) -> {
          BitSet rest = (BitSet) which.clone();
          rest.andNot(other.updates.getOrDefault(property, new BitSet()));
          left.put(property, rest);
        });
    Map<String, Long> rows = new TreeMap<>(rejected);
    rows.keySet().removeAll(other.rejected.keySet());
    return new Explained(
        left,
        Math.max(0, Math.min(deleted, 1 - other.deleted)),
        Math.max(0, Math.min(inserted, 1 - other.inserted)),
        rows);
  }

  /** How many rejected rows; one that has several bad cells counts once. */
  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** How many changes of the plan that is, as far as the sample tells. */
  public long changes(Sample sample) {
    BitSet any = new BitSet();
    updates.values().forEach(any::or);
    return Math.round(
        any.cardinality() * sample.updateWeight()
            + deleted * sample.counts().deleted()
            + inserted * sample.counts().inserted());
  }
}
