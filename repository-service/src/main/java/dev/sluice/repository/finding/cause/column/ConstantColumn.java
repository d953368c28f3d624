package dev.sluice.repository.finding.cause.column;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Hypothesis;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Row;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A column that had many values has the same value in all rows, as when a cell was filled down. */
final class ConstantColumn implements Hypothesis {
  private static final double LEAST_CHANGED = 0.3;

  /** Of the rows that have a value; where others keep theirs, people have moved. */
  private static final double ALL = 0.9;

  private static final int MANY = 3;

  @Override
  public List<Suspicion> test(Sample sample) {
    return sample.considerable().stream()
        .map(property -> test(sample, property))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Suspicion> test(Sample sample, Property property) {
    String name = property.name();
    Map<String, Integer> now = new HashMap<>();
    for (Update update : sample.updates()) {
      String value = update.after().get(name);
      if (value != null && update.changes(name)) {
        now.merge(value, 1, Integer::sum);
      }
    }
    return now.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(usual -> sample.ofOwned(usual.getValue()) >= LEAST_CHANGED)
        .map(Map.Entry::getKey)
        .filter(value -> had(sample, name, value) >= MANY)
        .filter(value -> have(sample, name, value) >= ALL)
        .map(value -> suspicion(sample, name, value));
  }

  /** How many different values those had that have this one now. */
  private static long had(Sample sample, String property, String value) {
    return sample.updates().stream()
        .filter(each -> value.equals(each.after().get(property)))
        .map(each -> each.before().getOrDefault(property, ""))
        .filter(before -> !before.isEmpty() && !before.equals(value))
        .distinct()
        .count();
  }

  /** The share of all rows that have this value afterwards, of those that have any. */
  private static double have(Sample sample, String property, String value) {
    double any = 0;
    double equal = 0;
    for (Update update : sample.updates()) {
      String after = update.after().getOrDefault(property, "");
      any += after.isEmpty() ? 0 : sample.updateWeight();
      equal += after.equals(value) ? sample.updateWeight() : 0;
    }
    for (Row row : sample.unchanged()) {
      String kept = row.values().getOrDefault(property, "");
      any += kept.isEmpty() ? 0 : sample.unchangedWeight();
      equal += kept.equals(value) ? sample.unchangedWeight() : 0;
    }
    return any == 0 ? 0 : equal / any;
  }

  private static Suspicion suspicion(Sample sample, String property, String value) {
    Matching matching = Matching.of(sample, property, (before, after) -> after.equals(value));
    return Suspicion.of(
            Cause.COLUMN_CONSTANT, matching.share(), matching.explained(), List.of(property))
        .about(List.of(value))
        .read(Reading.without(sample.target(), List.of(property)));
  }
}
