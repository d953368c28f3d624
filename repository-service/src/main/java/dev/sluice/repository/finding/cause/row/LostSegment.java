package dev.sluice.repository.finding.cause.row;

import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Explained;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Row;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Share;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Update;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Nearly all missing people belong to one department, office or other group. If some of its people
 * moved to another one in the same file, it was closed; otherwise its part of the file may be lost.
 */
final class LostSegment implements Hypothesis {
  private static final int MOST_SEGMENTS = 3;
  private static final int MOST_VALUES = 2000;
  private static final int LEAST_PEOPLE = 5;
  private static final double MISSING = 0.95;
  private static final double COVERS = 0.8;

  /** Where more go than this, all segments do. */
  private static final double MOST_DELETED = 0.6;

  private static final double MOVED = 0.05;
  private static final int LEAST_MOVED = 3;

  @Override
  public List<Suspicion> test(Sample sample) {
    if (sample.counts().deleted() > MOST_DELETED * sample.counts().owned()) {
      return List.of();
    }
    return sample.properties().stream()
        // Whose contract ends on the same day is no group that an export could lose.
        .filter(property -> property.type() != PropertyType.DATE)
        .map(property -> test(sample, property))
        .flatMap(Optional::stream)
        .max(
            Comparator.comparingDouble((Suspicion each) -> each.share().value())
                .thenComparing(each -> -each.values().size()))
        .stream()
        .toList();
  }

  private static Optional<Suspicion> test(Sample sample, Property property) {
    String name = property.name();
    Map<String, Long> missing = new TreeMap<>();
    for (Row row : sample.deleted().rows()) {
      String value = row.values().get(name);
      if (value != null) {
        missing.merge(value, 1L, Long::sum);
      }
    }
    Map<String, Double> left = new TreeMap<>();
    long moved = 0;
    for (Update update : sample.updates()) {
      String before = update.before().get(name);
      // Who moved to another segment is no longer there.
      if (before != null && !update.changes(name)) {
        left.merge(before, sample.updateWeight(), Double::sum);
      }
    }
    for (Row row : sample.unchanged()) {
      String value = row.values().get(name);
      if (value != null) {
        left.merge(value, sample.unchangedWeight(), Double::sum);
      }
    }
    Set<String> all = new TreeSet<>(left.keySet());
    all.addAll(missing.keySet());
    if (all.size() < MOST_SEGMENTS || all.size() > MOST_VALUES) {
      return Optional.empty();
    }
    List<String> lost =
        missing.entrySet().stream()
            .filter(each -> each.getValue() >= LEAST_PEOPLE)
            .filter(
                each ->
                    isLost(
                        each.getValue() * sample.deletedWeight(),
                        left.getOrDefault(each.getKey(), 0.0)))
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_SEGMENTS)
            .map(Map.Entry::getKey)
            .toList();
    for (Update update : sample.updates()) {
      String before = update.before().get(name);
      if (before != null && update.changes(name) && lost.contains(before)) {
        moved++;
      }
    }
    long covered = lost.stream().mapToLong(missing::get).sum();
    Share share = new Share(covered, sample.deleted().rows().size());
    if (lost.isEmpty() || !share.reaches(COVERS, COVERS / 2)) {
      return Optional.empty();
    }
    boolean closed =
        moved >= LEAST_MOVED
            && moved * sample.updateWeight() >= MOVED * covered * sample.deletedWeight();
    return Optional.of(
        Suspicion.of(
                closed ? Cause.SITE_CLOSED : Cause.SEGMENT_LOST,
                share,
                new Explained(Map.of(), share.value(), 0),
                List.of(name))
            .about(lost));
  }

  private static boolean isLost(double missing, double left) {
    return missing >= MISSING * (missing + left);
  }
}
