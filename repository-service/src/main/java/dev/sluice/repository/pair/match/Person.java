package dev.sluice.repository.pair.match;

import com.carrotsearch.hppc.BitMixer;
import java.util.Arrays;

/**
 * The data of a deleted or inserted resource for comparing people. Values are hashes: texts of
 * hundreds of thousands of people would need too much memory.
 */
final class Person {
  final String key;

  /** Sorted, the key's among them. */
  final long[] identifiers;

  /** Sorted. */
  final long[] phones;

  /** Of the words of the names, sorted. */
  final long[] names;

  /** One for each property of dates, in the order of the properties; 0 without a value. */
  final long[] dates;

  /** In the same way. */
  final long[] places;

  /** In the same way, of immutable properties. */
  final long[] fixed;

  Person(
      String key,
      long[] identifiers,
      long[] phones,
      long[] names,
      long[] dates,
      long[] places,
      long[] fixed) {
    this.key = key;
    this.identifiers = identifiers;
    this.phones = phones;
    this.names = names;
    this.dates = dates;
    this.places = places;
    this.fixed = fixed;
  }

  /** Whether it belongs to the first of so many parts, which people of one name do together. */
  boolean isInFirstOf(int parts) {
    long named = names.length == 0 ? key.hashCode() : Arrays.hashCode(names);
    return Long.remainderUnsigned(BitMixer.mix64(named), parts) == 0;
  }
}
