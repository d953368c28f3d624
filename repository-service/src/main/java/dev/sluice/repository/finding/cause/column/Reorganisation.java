package dev.sluice.repository.finding.cause.column;

import dev.sluice.contract.definition.PropertyType;
import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Row;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Departments, offices or other groups got new names: everybody with the same old name has the same
 * new name.
 */
final class Reorganisation implements Hypothesis {
  private static final int MOST_NAMES = 50;
  private static final int LEAST_PEOPLE = 5;

  /** Of those who had the name; promotions take fewer. */
  private static final double TOGETHER = 0.8;

  @Override
  public List<Suspicion> test(Sample sample) {
    return sample.considerable().stream()
        .filter(each -> each.type() == PropertyType.STRING)
        .map(property -> test(sample, property.name()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Suspicion> test(Sample sample, String property) {
    Map<String, Double> all = new HashMap<>();
    Map<String, Map<String, Integer>> moves = new TreeMap<>();
    for (Update update : sample.updates()) {
      String before = update.before().get(property);
      if (before == null) {
        continue;
      }
      all.merge(before, sample.updateWeight(), Double::sum);
      String after = update.after().get(property);
      if (after != null && !after.equals(before)) {
        moves.computeIfAbsent(before, each -> new HashMap<>()).merge(after, 1, Integer::sum);
      }
    }
    for (Row row : sample.unchanged()) {
      String value = row.values().get(property);
      if (value != null) {
        all.merge(value, sample.unchangedWeight(), Double::sum);
      }
    }
    Map<String, String> names = new TreeMap<>();
    moves.forEach(
        (before, to) ->
            to.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(each -> each.getValue() >= LEAST_PEOPLE)
                .filter(
                    each ->
                        each.getValue() * sample.updateWeight()
                            >= TOGETHER * all.getOrDefault(before, 0.0))
                .ifPresent(each -> names.put(before, each.getKey())));
    if (names.isEmpty() || names.size() > MOST_NAMES) {
      return Optional.empty();
    }
    Matching matching =
        Matching.of(sample, property, (before, after) -> after.equals(names.get(before)));
    return Optional.of(
        Suspicion.of(
            Cause.REORGANISATION, matching.share(), matching.explained(), List.of(property)));
  }
}
