package dev.sluice.repository.finding.cause.row;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.KeyForm;
import dev.sluice.repository.finding.evidence.KeySides;
import dev.sluice.repository.finding.evidence.Row;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Update;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The file ends too early: all missing keys come after all existing keys; or it has exactly as many
 * rows as some program writes at most.
 */
final class TruncatedFile implements Hypothesis {
  static final String BEHIND_THE_LAST = "behind-the-last";
  static final String ROUND_LIMIT = "round-limit";

  private static final Set<Long> LIMITS =
      Set.of(1_000L, 2_000L, 5_000L, 10_000L, 50_000L, 65_535L, 65_536L, 100_000L, 1_048_575L);

  /** A file that lacks fewer is one of an ordinary day. */
  private static final double LEAST_MISSING = 0.1;

  private static final double FEW = 0.05;
  private static final double BEHIND = 0.95;

  /** In files, keys are in the order of texts or in that of numbers. */
  private static final List<Comparator<String>> ORDERS =
      List.of(
          Comparator.naturalOrder(),
          Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));

  @Override
  public List<Suspicion> test(Sample sample) {
    if (sample.file().commands()
        || sample.counts().deleted() < LEAST_MISSING * sample.counts().owned()
        || sample.counts().inserted() > FEW * sample.counts().deleted()) {
      return List.of();
    }
    Share behind = behind(sample);
    if (behind.reaches(BEHIND, 0.8)) {
      return List.of(suspicion(behind, BEHIND_THE_LAST));
    }
    if (LIMITS.contains(sample.counts().read())) {
      long deleted = sample.counts().deleted();
      return List.of(suspicion(new Share(deleted, deleted), ROUND_LIMIT));
    }
    return List.of();
  }

  private static Suspicion suspicion(Share share, String detail) {
    Explained explained = new Explained(Map.of(), share.value(), 0);
    return Suspicion.of(Cause.FILE_TRUNCATED, share, explained, List.of()).detailed(detail);
  }

  private static Share behind(Sample sample) {
    List<String> missing = sample.keys().getOrDefault(KeyForm.TRIM, KeySides.NONE).deleted();
    return ORDERS.stream()
        .map(order -> behind(missing, kept(sample).max(order).orElse(""), order))
        .max(Comparator.comparingDouble(Share::value))
        .orElse(Share.NONE);
  }

  private static Share behind(List<String> missing, String last, Comparator<String> order) {
    // Where nobody is left there is no last one.
    long behind =
        last.isEmpty() ? 0 : missing.stream().filter(key -> order.compare(key, last) > 0).count();
    return new Share(behind, missing.size());
  }

  private static Stream<String> kept(Sample sample) {
    return Stream.concat(
        sample.unchanged().stream().map(Row::key), sample.updates().stream().map(Update::key));
  }
}
