package dev.sluice.repository.finding.cause.row;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.ReadFile.Columns;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file is that of an earlier day or of another source, by its digest; or its columns are those
 * of another source, or its keys those of another entity type.
 */
final class WrongFile implements Hypothesis {
  static final String OLDER = "older";
  static final String OTHER_SOURCE = "other-source";
  static final String OTHER_TYPE = "other-type";
  static final String COLUMNS_OF = "columns-of";
  static final String OTHER_COLUMNS = "other-columns";

  /** Of the rows, so many may be known and the file still be of something else. */
  private static final double MOST_KNOWN = 0.1;

  private static final double OTHERS = 0.5;

  /** Of all columns that this file or the last one has, so many may be in both at most. */
  private static final double MOST_SHARED = 0.6;

  /** So many are in both if it is the file of another source. */
  private static final double LIKE_THE_OTHER = 0.8;

  /** What an export that has new columns leaves alone. */
  private static final double MANY = 0.5;

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
    Optional<Suspicion> columns = columns(sample, all);
    if (columns.isPresent()) {
      return List.of(columns.get());
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

  private static Optional<Suspicion> columns(Sample sample, Explained all) {
    Columns columns = sample.file().columns();
    if (columns == null || columns.same().value() >= MOST_SHARED) {
      return Optional.empty();
    }
    Suspicion suspicion = Suspicion.of(Cause.WRONG_FILE, Share.NONE, all, List.of());
    if (columns.other() != null && columns.ofOther().value() >= LIKE_THE_OTHER) {
      return Optional.of(
          suspicion.saying(Word.LIKELY).detailed(COLUMNS_OF).about(List.of(columns.other())));
    }
    // An export that has other columns today, and the same people, is the right one.
    return sample.counts().changes() >= MANY * Math.max(sample.counts().owned(), 1)
        ? Optional.of(suspicion.saying(Word.POSSIBLE).detailed(OTHER_COLUMNS))
        : Optional.empty();
  }

  private static Suspicion suspicion(String type, Share share, Explained all) {
    return Suspicion.of(Cause.WRONG_FILE, share, all, List.of())
        .detailed(OTHER_TYPE)
        .about(List.of(type));
  }
}
