package dev.sluice.repository.finding.cause.row;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Sketch;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The inserted keys are values that the deleted resources had in another column. */
final class OtherKeyColumn implements Hypothesis {
  private static final double SHARE = 0.5;

  @Override
  public List<Suspicion> test(Sample sample) {
    return sample.properties().stream()
        .filter(each -> !each.name().equals(sample.key()))
        .map(each -> test(sample, each))
        .max(Comparator.comparingDouble(each -> each.share().value()))
        .filter(each -> each.share().hits() > 0)
        .stream()
        .toList();
  }

  private static Suspicion test(Sample sample, Property property) {
    Sketch had = sample.deleted().values().getOrDefault(property.name(), new Sketch());
    Share share = had.in(sample.inserted().keys());
    Suspicion suspicion =
        Suspicion.of(
            Cause.KEY_IS_OTHER_COLUMN,
            share,
            new Explained(Map.of(), share.value(), sample.inserted().keys().in(had).value()),
            List.of(sample.key(), property.name()));
    if (share.reaches(SHARE, SHARE / 2)) {
      suspicion = suspicion.saying(Word.LIKELY);
    }
    String keyColumn = sample.property(sample.key()).column();
    if (property.column() == null || keyColumn == null) {
      return suspicion;
    }
    return suspicion.read(
        Reading.columns(
            sample.target(),
            // Where it is the other way round as well, both are read crosswise.
            exchanged(sample, property)
                ? Map.of(sample.key(), property.column(), property.name(), keyColumn)
                : Map.of(sample.key(), property.column()),
            List.of()));
  }

  private static boolean exchanged(Sample sample, Property property) {
    Sketch now = sample.inserted().values().getOrDefault(property.name(), new Sketch());
    return now.in(sample.deleted().keys()).reaches(SHARE, SHARE / 2);
  }
}
