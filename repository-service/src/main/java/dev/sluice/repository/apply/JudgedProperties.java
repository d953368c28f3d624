package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static java.util.stream.Collectors.toMap;

import dev.sluice.repository.unique.UniqueProperties;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;

/**
 * The properties that are unique when a plan is applied, and when its rows were compared: a
 * definition may have been loaded in between.
 *
 * @param unique of the entity types of the plan
 * @param later those of them that were not unique yet
 * @param sharesValues whether a planned resource that is off may have a value of another one
 */
record JudgedProperties(UniqueProperties unique, UniqueProperties later, boolean sharesValues) {
  /** Read while the locks of the entity types are held. */
  static JudgedProperties of(DSLContext dsl, UUID synchronizationId) {
    Result<Record3<String, String[], Boolean>> types =
        dsl.select(
                COMPARED_TARGET.TARGET,
                COMPARED_TARGET.UNIQUE_PROPERTIES,
                COMPARED_TARGET.SHARES_VALUES)
            .from(COMPARED_TARGET)
            .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(synchronizationId))
            .andNot(COMPARED_TARGET.ASSOCIATION)
            .fetch();
    Map<String, Set<String>> judged =
        types.stream()
            // A run that an earlier release compared does not tell.
            .filter(type -> type.value2() != null)
            .collect(toMap(type -> type.value1(), type -> Set.of(type.value2())));
    UniqueProperties unique =
        UniqueProperties.of(dsl, new TreeSet<>(types.getValues(COMPARED_TARGET.TARGET)));
    return new JudgedProperties(
        unique, unique.without(judged), types.stream().anyMatch(type -> type.value3()));
  }

  /** Whether no two resources of a plan that only inserts can have the same value. */
  boolean allDiffer() {
    return later.isEmpty() && !sharesValues;
  }
}
