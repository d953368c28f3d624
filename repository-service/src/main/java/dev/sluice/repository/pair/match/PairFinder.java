package dev.sluice.repository.pair.match;

import dev.sluice.repository.pair.match.PersonPair.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds which deleted and inserted people are probably the same. A pair is accepted only if each
 * side is the other's best partner, by a margin to the second best, with several independent kinds
 * of evidence: free addresses go to people with the same name, and twins share much.
 */
final class PairFinder {
  /** On either side: fewer people are examined faster by eye. */
  static final int FEWEST = 20;

  /** Bits to the second best partner of either. */
  private static final double MARGIN = 5;

  /** Odds of 100 to 1, given that everybody has one partner at most. */
  private static final double LIKELY_BITS = 6.64;

  /** Odds of more than 300,000 to 1: no wrong pair among 30,000 made-up people. */
  private static final double SURE_BITS = 18.4;

  private static final int LIKELY_KINDS = 2;
  private static final int SURE_KINDS = 3;

  private final List<Person> deleted;
  private final List<Person> inserted;
  private final Frequencies frequencies;
  private final BestPartners ofDeleted;
  private final BestPartners ofInserted;

  private PairFinder(List<Person> deleted, List<Person> inserted) {
    this.deleted = deleted;
    this.inserted = inserted;
    this.frequencies = new Frequencies(deleted, inserted);
    this.ofDeleted = new BestPartners(deleted.size());
    this.ofInserted = new BestPartners(inserted.size());
  }

  /** The pairs in the order of the deleted people; none if one side has few people. */
  static List<PersonPair> find(List<Person> deleted, List<Person> inserted) {
    if (deleted.size() < FEWEST || inserted.size() < FEWEST) {
      return List.of();
    }
    return new PairFinder(deleted, inserted).find();
  }

  private List<PersonPair> find() {
    for (long pair : Candidates.of(deleted, inserted)) {
      int one = (int) (pair >>> 32);
      int other = (int) pair;
      if (!Score.cannotBe(deleted.get(one), inserted.get(other))) {
        double bits = score(one, other).bits();
        ofDeleted.offer(one, other, bits);
        ofInserted.offer(other, one, bits);
      }
    }
    List<PersonPair> pairs = new ArrayList<>();
    for (int one = 0; one < deleted.size(); one++) {
      pairOf(one).ifPresent(pairs::add);
    }
    return pairs;
  }

  private Optional<PersonPair> pairOf(int one) {
    int other = ofDeleted.best(one, MARGIN);
    if (other < 0 || ofInserted.best(other, MARGIN) != one) {
      return Optional.empty();
    }
    Score score = score(one, other);
    Optional<Tier> tier = tier(score);
    return tier.map(
        each ->
            new PersonPair(
                deleted.get(one).key,
                inserted.get(other).key,
                score.bits(),
                each,
                score.evidence()));
  }

  private Optional<Tier> tier(Score score) {
    double beyondChance =
        score.bits() - Frequencies.log2(Math.max(deleted.size(), inserted.size()));
    int kinds = score.evidence().size();
    if (beyondChance >= SURE_BITS && kinds >= SURE_KINDS && !score.otherDates()) {
      return Optional.of(Tier.SURE);
    }
    int asked = score.otherDates() ? SURE_KINDS : LIKELY_KINDS;
    return beyondChance >= LIKELY_BITS && kinds >= asked
        ? Optional.of(Tier.LIKELY)
        : Optional.empty();
  }

  private Score score(int one, int other) {
    return Score.of(deleted.get(one), inserted.get(other), frequencies);
  }
}
