package dev.sluice.repository.pair.match;

import com.carrotsearch.hppc.LongIntHashMap;
import java.util.List;

/**
 * How much it means that two people share a value: little if many have it, much if nobody else
 * does. A weight is log2(m / u) after Fellegi and Sunter, where u is the frequency of the value on
 * both sides together, the term frequency adjustment of Splink.
 */
final class Frequencies {
  /** m, how often the two records of one person agree. */
  private static final double AGREES = 0.95;

  private final LongIntHashMap counts = new LongIntHashMap();
  private final double people;

  Frequencies(List<Person> deleted, List<Person> inserted) {
    people = deleted.size() + inserted.size();
    deleted.forEach(this::count);
    inserted.forEach(this::count);
  }

  /** In bits, for two people who share this value. */
  double weight(long value) {
    return log2(AGREES * people / counts.get(value));
  }

  static double log2(double number) {
    return Math.log(number) / Math.log(2);
  }

  private void count(Person person) {
    count(person.identifiers);
    count(person.phones);
    count(person.names);
    count(person.dates);
    count(person.places);
  }

  private void count(long[] values) {
    for (long value : values) {
      if (value != 0) {
        counts.addTo(value, 1);
      }
    }
  }
}
