package dev.sluice.repository.finding.cause;

import dev.sluice.repository.finding.evidence.Cause;
import dev.sluice.repository.finding.evidence.Property;
import dev.sluice.repository.finding.evidence.Reading;
import dev.sluice.repository.finding.evidence.Sample;
import dev.sluice.repository.finding.evidence.Suspicion;
import dev.sluice.repository.finding.evidence.Update;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One value stands in all rows of a column that had many, as when a cell was filled down. */
final class ConstantColumn implements Hypothesis {
  private static final double LEAST_CHANGED = 0.3;
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
        .filter(usual -> sample.ofHeld(usual.getValue()) >= LEAST_CHANGED)
        .map(Map.Entry::getKey)
        .filter(value -> had(sample, name, value) >= MANY)
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

  private static Suspicion suspicion(Sample sample, String property, String value) {
    Matching matching = Matching.of(sample, property, (before, after) -> after.equals(value));
    return Suspicion.of(
            Cause.COLUMN_CONSTANT, matching.share(), matching.explained(), List.of(property))
        .about(List.of(value))
        .read(Reading.without(sample.target(), List.of(property)));
  }
}
