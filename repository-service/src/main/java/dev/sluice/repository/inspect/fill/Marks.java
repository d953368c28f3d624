package dev.sluice.repository.inspect.fill;

import dev.sluice.repository.impact.Impact;
import dev.sluice.repository.inspect.Mark;
import dev.sluice.repository.inspect.ReviewedOperation;
import dev.sluice.repository.pair.FoundPairs;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Which deletes and inserts deserve a look of their own, as it is known before they are written.
 */
final class Marks {
  private final Map<String, Map<String, Integer>> byType = new HashMap<>();

  Marks(FoundPairs pairs, Impact impact) {
    pairs.each((type, key) -> add(type, key, Mark.REKEYED));
    impact.eachLast((type, key) -> add(type, key, Mark.LAST_LINK));
  }

  /** The marks of a change as bits. */
  int of(String type, ReviewedOperation operation, PlannedResources change) {
    Map<String, Integer> marked = byType.get(type);
    if (marked == null || operation == ReviewedOperation.UPDATE) {
      return 0;
    }
    int length = change.keyEnd() - change.keyStart();
    String key = new String(change.buffer(), change.keyStart(), length, StandardCharsets.UTF_8);
    return marked.getOrDefault(key, 0);
  }

  private void add(String type, String key, Mark mark) {
    byType
        .computeIfAbsent(type, each -> new HashMap<>())
        .merge(key, mark.bit(), (one, other) -> one | other);
  }
}
