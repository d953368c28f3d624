package dev.sluice.repository.finding.cause;

import dev.sluice.repository.finding.cause.column.ColumnCauses;
import dev.sluice.repository.finding.cause.row.RowCauses;
import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tests all causes. Each change is explained once: the cause that explains most comes first, and
 * the next one is tested on the rest. If two explain the same, the more precise one comes first,
 * which is the order of the list.
 */
public final class Causes {
  /** One of which the others left less than this explains nothing of its own. */
  private static final double OF_ITS_OWN = 0.5;

  private static final List<Hypothesis> HYPOTHESES =
      Stream.of(RowCauses.ALL, ColumnCauses.ALL).flatMap(List::stream).toList();

  private Causes() {}

  /**
   * All causes, those that explain most first; behind them one of each that was tested and does not
   * fit.
   */
  public static List<Suspicion> test(Sample sample) {
    List<Suspicion> suspicions =
        HYPOTHESES.stream().flatMap(each -> each.test(sample).stream()).toList();
    List<Suspicion> told = new ArrayList<>(explaining(sample, suspicions));
    Map<Cause, Suspicion> others = new EnumMap<>(Cause.class);
    suspicions.stream()
        .filter(each -> !each.word().explains())
        .forEach(each -> others.merge(each.cause(), each, Causes::better));
    told.forEach(each -> others.remove(each.cause()));
    told.addAll(others.values());
    Arrays.stream(Cause.values())
        .filter(cause -> told.stream().noneMatch(each -> each.cause() == cause))
        .forEach(cause -> told.add(Suspicion.notLike(cause)));
    return told;
  }

  private static Suspicion better(Suspicion one, Suspicion other) {
    return Comparator.comparing(Suspicion::word)
                .thenComparing(each -> -each.share().value())
                .compare(one, other)
            <= 0
        ? one
        : other;
  }

  private static List<Suspicion> explaining(Sample sample, List<Suspicion> suspicions) {
    List<Suspicion> left = new ArrayList<>();
    suspicions.stream().filter(each -> each.word().explains()).forEach(left::add);
    List<Suspicion> told = new ArrayList<>();
    Explained explained = Explained.NOTHING;
    while (!left.isEmpty()) {
      Suspicion first = left.get(0);
      long most = ofItsOwn(sample, first, explained);
      for (Suspicion each : left) {
        long changes = ofItsOwn(sample, each, explained);
        // A sure one explains what a mere possibility explains as well.
        if ((changes > most && each.word().compareTo(first.word()) <= 0)
            || each.word().compareTo(first.word()) < 0) {
          first = each;
          most = changes;
        }
      }
      left.remove(first);
      // Of a plan without changes a file that is another one explains nothing.
      boolean certain = first.word() == Word.PROVEN && sample.counts().changes() > 0;
      if (most > 0 || certain) {
        told.add(first.explaining(first.explained().without(explained)));
        explained = explained.and(first.explained());
      }
    }
    return told;
  }

  /** What it explains beside the others; nothing if that is less than half of what it could. */
  private static long ofItsOwn(Sample sample, Suspicion suspicion, Explained explained) {
    long rest = weight(sample, suspicion.explained().without(explained));
    return rest < OF_ITS_OWN * weight(sample, suspicion.explained()) ? 0 : rest;
  }

  private static long weight(Sample sample, Explained explained) {
    return explained.changes(sample) + explained.rejectedRows();
  }
}
