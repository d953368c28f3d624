package dev.sluice.repository.recount;

import dev.sluice.repository.finding.evidence.Leftover;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of a count.
 *
 * @param now how many changes there are of what the reading is about
 * @param then how many would be left, with the rows that could no longer be used
 * @param operations all changes of the entity type under the reading, by operation
 * @param columns how many updates under the reading change each property; none of those that none
 *     changes
 * @param unusable rows that can be used now and could not be under the reading
 * @param rows how many rows were counted over
 * @param milliseconds how long it took the server
 * @param repaired rows that cannot be used now and could be under the reading; null in tests of
 *     before they were counted
 */
record Recounted(
    long now,
    long then,
    Map<String, Long> operations,
    Map<String, Long> columns,
    long unusable,
    long rows,
    long milliseconds,
    @Nullable Long repaired) {

  Recounted {
    // In order, so that it is told the same way each time.
    operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
  }

  Leftover leftover() {
    return new Leftover(now, then, Objects.requireNonNullElse(repaired, 0L));
  }
}
