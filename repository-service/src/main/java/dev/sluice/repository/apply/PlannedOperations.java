package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The operations on resources in a plan, after conflicts are marked, so that statements without
 * work are skipped: each of them would read the whole plan.
 *
 * @param made of changes that apply makes
 * @param refused of changes that met a conflict
 */
record PlannedOperations(Set<String> made, Set<String> refused) {
  static PlannedOperations of(DSLContext dsl, UUID synchronizationId) {
    var operations = new PlannedOperations(new HashSet<>(), new HashSet<>());
    dsl.select(RESOURCE_CHANGE.OPERATION, RESOURCE_CHANGE.STATE)
        .from(RESOURCE_CHANGE)
        .where(RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
        .groupBy(RESOURCE_CHANGE.OPERATION, RESOURCE_CHANGE.STATE)
        .forEach(
            row -> {
              switch (row.value2()) {
                case "planned" -> operations.made.add(row.value1());
                case "conflict" -> operations.refused.add(row.value1());
                default -> {
                  // What follows from a reviewer's decision was decided with it.
                }
              }
            });
    return operations;
  }

  boolean deletes() {
    return made.contains("delete");
  }

  boolean updates() {
    return made.contains("update") || made.contains("deactivate");
  }

  /** Whether a resource is left as it is that was planned to change. */
  boolean refusesUpdates() {
    return refused.contains("update") || refused.contains("deactivate");
  }

  /** Whether a resource stays although it was planned to go. */
  boolean keepsWhatWasToGo() {
    return refused.contains("delete");
  }
}
