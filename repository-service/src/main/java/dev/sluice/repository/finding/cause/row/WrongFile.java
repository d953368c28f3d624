package dev.sluice.repository.finding.cause.row;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import java.util.List;
import java.util.Map;

/**
 * The file is the one of an earlier day or of another source, which its digest says; or its keys
 * are those of another entity type.
 */
final class WrongFile implements Hypothesis {
  static final String OLDER = "older";
  static final String OTHER_SOURCE = "other-source";
  static final String OTHER_TYPE = "other-type";

  /** Of the rows, so many may be known and the file still be of something else. */
  private static final double MOST_KNOWN = 0.1;

  private static final double OTHERS = 0.5;

  @Override
  public List<Suspicion> test(Sample sample) {
    Explained all = Explained.everything(sample);
    String other = sample.file().sameAs();
    if (other != null) {
      return List.of(
          Suspicion.certain(Cause.WRONG_FILE, all).detailed(OTHER_SOURCE).about(List.of(other)));
    }
    if (sample.file().usedOn() != null) {
      return List.of(
          Suspicion.certain(Cause.WRONG_FILE, all)
              .detailed(OLDER)
              .about(List.of(sample.file().usedOn().toString())));
    }
    long known = sample.counts().unchanged() + sample.counts().updated();
    if (known >= MOST_KNOWN * sample.counts().read()) {
      return List.of();
    }
    return sample.keysOfOthers().entrySet().stream()
        .filter(each -> each.getValue().reaches(OTHERS, OTHERS))
        .max(Map.Entry.comparingByValue((a, b) -> Double.compare(a.value(), b.value())))
        .map(each -> suspicion(each.getKey(), each.getValue(), all))
        .stream()
        .toList();
  }

  private static Suspicion suspicion(String type, Share share, Explained all) {
    return Suspicion.of(Cause.WRONG_FILE, share, all, List.of())
        .detailed(OTHER_TYPE)
        .about(List.of(type));
  }
}
