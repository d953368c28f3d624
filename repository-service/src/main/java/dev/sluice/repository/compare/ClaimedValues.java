package dev.sluice.repository.compare;

import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Remembers a hash of every unique value that the rows of a plan want, so that a first load whose
 * values all differ need not be searched for equal ones. It may take different values for equal,
 * never equal ones for different.
 */
final class ClaimedValues {
  /** 32 MiB of hashes; more rows than that are searched in the database. */
  private static final int BUDGET = 1 << 22;

  /** Zero is stored without its sign, so different cells may be one number. */
  private static final Set<PropertyType> NUMBERS =
      EnumSet.of(PropertyType.INTEGER, PropertyType.DECIMAL);

  private final int[] attributes;
  private long[] hashes = new long[1 << 10];
  private int count;
  private boolean unknown;

  ClaimedValues(EntityTypeDefinition type) {
    List<PropertyDefinition> properties = CanonicalJson.attributes(type);
    this.attributes =
        IntStream.range(0, properties.size())
            .filter(index -> properties.get(index).unique())
            .toArray();
    this.unknown =
        Arrays.stream(attributes).anyMatch(index -> NUMBERS.contains(properties.get(index).type()));
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

  /** Whether two rows may want the same value; asked once, at the end. */
  boolean mayClash() {
    Arrays.sort(hashes, 0, count);
    for (int each = 1; each < count && !unknown; each++) {
      unknown = hashes[each - 1] == hashes[each];
    }
    return unknown;
  }

  private void add(long hash) {
    unknown |= count == BUDGET;
    if (unknown) {
      // Nothing that is remembered helps any more.
      hashes = new long[0];
      count = 0;
      return;
    }
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    hashes[count++] = hash;
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
