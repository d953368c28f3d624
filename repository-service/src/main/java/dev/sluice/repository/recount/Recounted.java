package dev.sluice.repository.recount;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted.
 *
 * @param now how many changes there are of what the reading is about
 * @param then how many would be left, with the rows that could no longer be used
 * @param operations all changes of the entity type under the reading, by operation
 * @param columns how many updates under the reading change each property; none of those that none
 *     changes
 * @param unusable rows that can be used now and could not be under the reading
 * @param rows how many rows were counted over
 * @param milliseconds how long it took the server
 */
record Recounted(
    long now,
    long then,
    Map<String, Long> operations,
    Map<String, Long> columns,
    long unusable,
    long rows,
    long milliseconds) {

  Recounted {
    // In order, so that it is told the same way each time.
    operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
  }
}
