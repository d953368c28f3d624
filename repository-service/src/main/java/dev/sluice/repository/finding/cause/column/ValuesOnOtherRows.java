package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import java.util.List;

/**
 * The values of a column are in other rows, as when it was sorted separately or shifted by a row.
 */
final class ValuesOnOtherRows implements Hypothesis {
  private static final double LEAST_CHANGED = 0.3;

  @Override
  public List<Suspicion> test(Sample sample) {
    return sample.considerable().stream()
        .map(Property::name)
        .filter(each -> sample.ofOwned(sample.changing(each).cardinality()) >= LEAST_CHANGED)
        .map(each -> suspicion(sample, each, sample.elsewhere().getOrDefault(each, Share.NONE)))
        .toList();
  }

  private static Suspicion suspicion(Sample sample, String property, Share share) {
    Explained explained = Explained.updates(property, sample.changing(property));
    return Suspicion.of(Cause.VALUES_ON_OTHER_ROWS, share, explained, List.of(property))
        .read(Reading.without(sample.target(), List.of(property)));
  }
}
