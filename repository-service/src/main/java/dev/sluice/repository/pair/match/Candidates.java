package dev.sluice.repository.pair.match;

import com.carrotsearch.hppc.BitMixer;
import com.carrotsearch.hppc.LongArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the pairs that are worth comparing: people who share a rare value, or a rare combination of
 * values. A date alone is never enough.
 */
final class Candidates {
  /** A value that more have on either side is not rare. */
  private static final int RARE = 5;

  /** Beyond so many pairs, memory would no longer be bounded by the number of people. */
  private static final int MOST = 8_000_000;

  /** The sides have at most so many people together. */
  private static final int PERSON_BITS = 20;

  private static final long PERSON = (1L << PERSON_BITS) - 1;

  private final int deletes;
  private final LongArrayList entries = new LongArrayList();
  private final LongArrayList pairs = new LongArrayList();

  private Candidates(int deletes) {
    this.deletes = deletes;
  }

  /**
   * The pairs, each once: the number of the deleted person in the upper half, that of the inserted
   * one in the lower.
   */
  static long[] of(List<Person> deleted, List<Person> inserted) {
    var candidates = new Candidates(deleted.size());
    for (int person = 0; person < deleted.size(); person++) {
      candidates.enter(deleted.get(person), person);
    }
    for (int person = 0; person < inserted.size(); person++) {
      candidates.enter(inserted.get(person), deleted.size() + person);
    }
    candidates.pair();
    return distinct(candidates.pairs);
  }

  private void enter(Person person, int number) {
    enterAll(person.identifiers, number);
    enterAll(person.phones, number);
    enterAll(person.names, number);
    for (int one = 0; one < person.names.length; one++) {
      long name = person.names[one];
      for (int other = one + 1; other < person.names.length; other++) {
        enter(name + BitMixer.mix64(person.names[other]), number);
      }
      for (long date : person.dates) {
        if (date != 0) {
          enter(name + BitMixer.mix64(date), number);
        }
      }
    }
  }

  private void enterAll(long[] values, int number) {
    for (long value : values) {
      enter(value, number);
    }
  }

  /** So much of the value that equal ones stand together, and the person. */
  private void enter(long value, int number) {
    entries.add((value & ~PERSON) | number);
  }

  private void pair() {
    long[] sorted = entries.toArray();
    entries.release();
    Arrays.sort(sorted);
    int start = 0;
    for (int end = 1; end <= sorted.length; end++) {
      if (end == sorted.length || (sorted[end] & ~PERSON) != (sorted[start] & ~PERSON)) {
        pair(sorted, start, end);
        start = end;
      }
    }
  }

  /** Those who share a value stand in order of their numbers, the deleted ones first. */
  private void pair(long[] sorted, int start, int end) {
    int middle = start;
    while (middle < end && (sorted[middle] & PERSON) < deletes) {
      middle++;
    }
    if (middle - start > RARE || end - middle > RARE) {
      return;
    }
    for (int one = start; one < middle; one++) {
      for (int other = middle; other < end && pairs.size() < MOST; other++) {
        pairs.add(((sorted[one] & PERSON) << 32) | ((sorted[other] & PERSON) - deletes));
      }
    }
  }

  private static long[] distinct(LongArrayList pairs) {
    long[] sorted = pairs.toArray();
    Arrays.sort(sorted);
    int kept = 0;
    for (long pair : sorted) {
      if (kept == 0 || sorted[kept - 1] != pair) {
        sorted[kept++] = pair;
      }
    }
    return Arrays.copyOf(sorted, kept);
  }
}
