package dev.sluice.repository.compare.resource;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.compare.memory.PairMerge;
import dev.sluice.repository.compare.memory.PairSorter;
import dev.sluice.repository.compare.wire.ArrivingRows;
import dev.sluice.repository.compare.wire.CanonicalJson;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Stores a hash of every unique value in the rows of a plan, so that a first load with different
 * values need not be searched for equal ones. It may report different values as equal, but never
 * equal values as different.
 */
final class UniqueValueHashes implements AutoCloseable {
  /** Zero is stored without its sign, so different cells may be one number. */
  private static final Set<PropertyType> NUMBERS =
      EnumSet.of(PropertyType.INTEGER, PropertyType.DECIMAL);

  private final int[] attributes;
  private final PairSorter hashes;
  private final boolean comparable;
  private long count;

  UniqueValueHashes(EntityTypeDefinition type, Set<String> unique) {
    this(type, unique, PairSorter.USUAL_BUFFER);
  }

  /**
   * Remembers values.
   *
   * @param unique the names of the properties whose values may be had once
   * @param buffered beyond so many, hashes are spilled
   */
  UniqueValueHashes(EntityTypeDefinition type, Set<String> unique, int buffered) {
    this.hashes = new PairSorter(buffered);
    List<PropertyDefinition> properties = CanonicalJson.attributes(type);
    this.attributes =
        IntStream.range(0, properties.size())
            .filter(index -> unique.contains(properties.get(index).name()))
            .toArray();
    this.comparable =
        Arrays.stream(attributes)
            .noneMatch(index -> NUMBERS.contains(properties.get(index).type()));
  }

  /** Adds what a row wants. */
  void add(ArrivingRows row) {
    for (int attribute : attributes) {
      int start = row.start(attribute);
      int end = row.end(attribute);
      if (start < end && !CanonicalJson.isEmptied(row.buffer(), start, end)) {
        add(hash(attribute, row.buffer(), start, end));
      }
    }
  }

  /** Whether equal values can be told from different ones at all. */
  boolean areComparable() {
    return comparable;
  }

  /** Whether two rows may want the same value; asked once, at the end. */
  boolean mayClash() {
    if (!comparable) {
      return true;
    }
    PairMerge different = hashes.sorted();
    long seen = 0;
    while (different.next()) {
      seen++;
    }
    return seen < count;
  }

  @Override
  public void close() {
    hashes.close();
  }

  private void add(long hash) {
    if (comparable) {
      // Pairs are of numbers that are not negative.
      hashes.add(hash & Long.MAX_VALUE, 0);
      count++;
    }
  }

  /** Values differ mostly in their last bytes, which a multiplication alone mixes too little. */
  private static long hash(int attribute, byte[] bytes, int start, int end) {
    long hash = attribute;
    for (int position = start; position < end; position++) {
      hash = (hash ^ bytes[position]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }
}
