package dev.sluice.repository.pair.match;

import java.util.EnumSet;
import java.util.Set;

/**
 * How much evidence there is that a deleted and an inserted resource are the same person.
 *
 * @param bits the weights of all that agrees, less those of what does not
 * @param evidence the independent kinds that speak for it
 * @param otherDates whether both have dates and none of them agrees: a namesake who was given the
 *     login of somebody who left has another day of birth
 */
record Score(double bits, Set<EvidenceKind> evidence, boolean otherDates) {
  private static final double OTHER_IDENTIFIER = -1;

  /**
   * As for a given name that differs; surnames change with marriages, which costs the same here.
   */
  private static final double OTHER_WORD = -4;

  private static final double OTHER_DATE = -6;

  /** However many places agree: those who sit in one office share most of them. */
  private static final double MOST_OF_PLACES = 3;

  /** What a kind of evidence has to say at least to count as one that agrees. */
  private static final double SAYS_SOMETHING = 3;

  /** Scores two people, neither of whom has a value that differs of an immutable property. */
  static Score of(Person deleted, Person inserted, Frequencies frequencies) {
    var sum = new Sum();
    sum.add(EvidenceKind.IDENTIFIER, identifiers(deleted, inserted, frequencies));
    sum.add(EvidenceKind.PHONE, best(deleted.phones, inserted.phones, frequencies, 0));
    sum.add(EvidenceKind.NAME, names(deleted.names, inserted.names, frequencies));
    double dates = dates(deleted.dates, inserted.dates, frequencies);
    sum.add(EvidenceKind.DATE, dates);
    sum.add(EvidenceKind.PLACE, places(deleted.places, inserted.places, frequencies));
    return new Score(sum.bits, sum.evidence, dates < 0);
  }

  /** Whether an immutable property says that they are two. */
  static boolean cannotBe(Person deleted, Person inserted) {
    for (int property = 0; property < deleted.fixed.length; property++) {
      long before = deleted.fixed[property];
      long after = inserted.fixed[property];
      if (before != 0 && after != 0 && before != after) {
        return true;
      }
    }
    return false;
  }

  private static double identifiers(Person deleted, Person inserted, Frequencies frequencies) {
    return best(deleted.identifiers, inserted.identifiers, frequencies, OTHER_IDENTIFIER);
  }

  /** The rarest of what they share: such values are copies of each other. */
  private static double best(
      long[] deleted, long[] inserted, Frequencies frequencies, double otherwise) {
    double best = Double.NEGATIVE_INFINITY;
    for (long shared : Shared.of(deleted, inserted)) {
      best = Math.max(best, frequencies.weight(shared));
    }
    if (best > Double.NEGATIVE_INFINITY) {
      return best;
    }
    return deleted.length == 0 || inserted.length == 0 ? 0 : otherwise;
  }

  private static double names(long[] deleted, long[] inserted, Frequencies frequencies) {
    double bits = 0;
    long[] shared = Shared.of(deleted, inserted);
    for (long word : shared) {
      bits += frequencies.weight(word);
    }
    return bits + OTHER_WORD * (Math.min(deleted.length, inserted.length) - shared.length);
  }

  private static double dates(long[] deleted, long[] inserted, Frequencies frequencies) {
    double best = 0;
    boolean compared = false;
    for (int property = 0; property < deleted.length; property++) {
      long before = deleted[property];
      long after = inserted[property];
      compared |= before != 0 && after != 0;
      if (before != 0 && before == after) {
        best = Math.max(best, frequencies.weight(before));
      }
    }
    return compared && best == 0 ? OTHER_DATE : best;
  }

  private static double places(long[] deleted, long[] inserted, Frequencies frequencies) {
    double bits = 0;
    for (int property = 0; property < deleted.length; property++) {
      if (deleted[property] != 0 && deleted[property] == inserted[property]) {
        bits += frequencies.weight(deleted[property]);
      }
    }
    return Math.min(bits, MOST_OF_PLACES);
  }

  /** What was added up so far. */
  private static final class Sum {
    private final Set<EvidenceKind> evidence = EnumSet.noneOf(EvidenceKind.class);
    private double bits;

    void add(EvidenceKind kind, double said) {
      bits += said;
      if (kind.independent() && said >= SAYS_SOMETHING) {
        evidence.add(kind);
      }
    }
  }
}
