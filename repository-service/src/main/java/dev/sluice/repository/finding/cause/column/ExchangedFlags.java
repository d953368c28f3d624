package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Leftover;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Update;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Two columns with two values each are exchanged. Many rows look like this by chance, so all rows
 * count: rows with two different values are reversed, and the others do not change.
 */
final class ExchangedFlags implements Hypothesis {
  private static final double STAY = 0.05;

  @Override
  public List<Suspicion> test(Sample sample) {
    List<Property> flags =
        sample.considerable().stream().filter(each -> sample.flag(each.name())).toList();
    List<Suspicion> suspicions = new ArrayList<>();
    for (int one = 0; one < flags.size(); one++) {
      for (int other = one + 1; other < flags.size(); other++) {
        test(sample, flags.get(one), flags.get(other), suspicions);
      }
    }
    return suspicions;
  }

  private static void test(
      Sample sample, Property one, Property other, List<Suspicion> suspicions) {
    String a = one.name();
    String b = other.name();
    BitSet turned = new BitSet();
    long turnedRound = 0;
    double differed = 0;
    double same = 0;
    double sameChanged = 0;
    for (int index = 0; index < sample.updates().size(); index++) {
      Update update = sample.updates().get(index);
      if (Objects.equals(update.before().get(a), update.before().get(b))) {
        same += sample.updateWeight();
        sameChanged += update.changes(a) || update.changes(b) ? sample.updateWeight() : 0;
      } else {
        differed += sample.updateWeight();
        if (Objects.equals(update.after().get(a), update.before().get(b))
            && Objects.equals(update.after().get(b), update.before().get(a))) {
          turned.set(index);
          turnedRound++;
        }
      }
    }
    long stayed = 0;
    for (var row : sample.unchanged()) {
      boolean equal = Objects.equals(row.values().get(a), row.values().get(b));
      same += equal ? sample.unchangedWeight() : 0;
      stayed += equal ? 0 : 1;
    }
    differed += stayed * sample.unchangedWeight();
    if (same > 0 && sameChanged > STAY * same) {
      return;
    }
    // In rows of the sample, so that the bound is one of what was looked at.
    double weight = sample.updateWeight();
    Share share = new Share(turnedRound, Math.max(turnedRound, Math.round(differed / weight)));
    Map<String, String> foundAt = Map.of(a, b, b, a);
    Suspicion suspicion =
        Suspicion.of(
                Cause.COLUMNS_EXCHANGED,
                share,
                Explained.updates(a, turned).and(Explained.updates(b, turned)),
                List.of(a, b))
            .leaving(
                Leftover.estimate(
                    sample, List.of(a, b), values -> Rereading.columns(values, foundAt)));
    if (one.column() != null && other.column() != null) {
      suspicion =
          suspicion.read(
              Reading.columns(
                  sample.target(), Map.of(a, other.column(), b, one.column()), List.of()));
    }
    suspicions.add(suspicion);
  }
}
