package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static org.jooq.impl.DSL.count;

import dev.sluice.contract.run.Counters;
import dev.sluice.repository.plan.PlanCounters;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** Adds to a plan's counters how many of its changes met a conflict. */
final class ConflictCounters {
  private ConflictCounters() {}

  static PlanCounters add(DSLContext dsl, UUID synchronizationId, PlanCounters counters) {
    var change = RESOURCE_CHANGE;
    Map<String, Integer> conflicts =
        conflicts(
            dsl,
            change,
            change.ENTITY_TYPE,
            change.SYNCHRONIZATION_ID,
            change.STATE,
            synchronizationId);
    var link = RESOURCE_LINK_CHANGE;
    Map<String, Integer> linkConflicts =
        conflicts(
            dsl, link, link.ASSOCIATION, link.SYNCHRONIZATION_ID, link.STATE, synchronizationId);
    return new PlanCounters(
        with(conflicts, counters.resources()), with(linkConflicts, counters.links()));
  }

  private static Map<String, Integer> conflicts(
      DSLContext dsl,
      Table<?> table,
      Field<String> target,
      Field<UUID> synchronization,
      Field<String> state,
      UUID synchronizationId) {
    return dsl.select(target, count())
        .from(table)
        .where(synchronization.eq(synchronizationId), state.eq("conflict"))
        .groupBy(target)
        .fetchMap(target, count());
  }

  private static Map<String, Counters> with(
      Map<String, Integer> conflicts, Map<String, Counters> planned) {
    Map<String, Counters> counters = new TreeMap<>();
    planned.forEach(
        (name, each) -> counters.put(name, each.withConflicts(conflicts.getOrDefault(name, 0))));
    return counters;
  }
}
