package dev.sluice.repository.finding.cause.row;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.PairedPeople;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Word;
import java.util.List;
import java.util.Map;

/**
 * Many deleted people are inserted again with another key. It is less precise than a rule that
 * rewrites keys, and is used if there is no rule.
 */
final class RekeyedPeople implements Hypothesis {
  /** Of the smaller side; fewer are people who changed employers within a group, or namesakes. */
  private static final double MANY = 0.3;

  @Override
  public List<Suspicion> test(Sample sample) {
    PairedPeople people = sample.people();
    long deleted = sample.counts().deleted();
    long inserted = sample.counts().inserted();
    long smaller = Math.min(deleted, inserted);
    if (people.all() < Share.ENOUGH || people.all() < MANY * smaller) {
      return List.of();
    }
    boolean sure = people.sure() >= Share.ENOUGH && people.sure() >= MANY * smaller;
    Explained explained =
        new Explained(Map.of(), (double) people.all() / deleted, (double) people.all() / inserted);
    return List.of(
        Suspicion.of(
                Cause.REKEYED, new Share(people.all(), smaller), explained, List.of(sample.key()))
            .saying(sure ? Word.LIKELY : Word.POSSIBLE));
  }
}
