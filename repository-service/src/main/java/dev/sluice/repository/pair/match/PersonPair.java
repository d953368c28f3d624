package dev.sluice.repository.pair.match;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A deleted and an inserted resource that are probably the same person under a new key.
 *
 * @param deleted the key that goes
 * @param inserted the key that comes
 * @param bits how much speaks for it: ten bits more are a thousand times better odds
 * @param tier how sure that is
 * @param evidence the independent kinds of evidence that agree
 */
public record PersonPair(
    String deleted, String inserted, double bits, Tier tier, Set<EvidenceKind> evidence) {

  /** How sure it is that a pair is one person. */
  public enum Tier {
    SURE,
    LIKELY
  }

  /** The sure ones first, and of each tier those for whom most speaks. */
  public static List<PersonPair> likeliestFirst(List<PersonPair> pairs) {
    return pairs.stream()
        .sorted(
            Comparator.comparing(PersonPair::tier)
                .thenComparing(Comparator.comparingDouble(PersonPair::bits).reversed())
                .thenComparing(PersonPair::deleted))
        .toList();
  }
}
