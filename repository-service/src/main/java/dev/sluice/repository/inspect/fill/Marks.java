package dev.sluice.repository.inspect.fill;

import dev.sluice.repository.impact.Impact;
import dev.sluice.repository.inspect.Mark;
import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.pair.FoundPairs;
import dev.sluice.repository.protection.Protections;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The marks of changes, as known before the changes are written. */
final class Marks {
  private final Protections protections;
  private final Map<String, Map<String, Integer>> byType = new HashMap<>();

  Marks(Protections protections, FoundPairs pairs, Impact impact) {
    this.protections = protections;
    pairs.each((type, key) -> add(type, key, Mark.REKEYED));
    impact.eachLast((type, key) -> add(type, key, Mark.LAST_LINK));
  }

  /** The marks of a change as bits. */
  int of(String type, ReviewedOperation operation, PlannedResources change) {
    Map<String, Integer> marked = operation == ReviewedOperation.UPDATE ? null : byType.get(type);
    // What is inserted is not stored yet.
    boolean stored = operation != ReviewedOperation.INSERT && protections.any(type);
    if (marked == null && !stored) {
      return 0;
    }
    String key = text(change, change.keyStart(), change.keyEnd());
    int found = marked == null ? 0 : marked.getOrDefault(key, 0);
    return stored && protections.cover(type, key, before(change))
        ? found | Mark.PROTECTED.bit()
        : found;
  }

  private static @Nullable String before(PlannedResources change) {
    return change.hasBefore() ? text(change, change.beforeStart(), change.beforeEnd()) : null;
  }

  private static String text(PlannedResources change, int start, int end) {
    return new String(change.buffer(), start, end - start, StandardCharsets.UTF_8);
  }

  private void add(String type, String key, Mark mark) {
    byType
        .computeIfAbsent(type, each -> new HashMap<>())
        .merge(key, mark.bit(), (one, other) -> one | other);
  }
}
