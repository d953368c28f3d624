package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;

import dev.sluice.contract.run.Counters;
import dev.sluice.repository.plan.PlanCounters;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** Adds the number of changes that were not made to a plan's counters, by reason. */
final class UnmadeCounters {
  private UnmadeCounters() {}

  static PlanCounters add(DSLContext dsl, UUID synchronizationId, PlanCounters counters) {
    var change = RESOURCE_CHANGE;
    Map<String, Map<String, Integer>> unmade =
        unmade(
            dsl,
            change,
            change.ENTITY_TYPE,
            change.SYNCHRONIZATION_ID,
            change.STATE,
            synchronizationId);
    var link = RESOURCE_LINK_CHANGE;
    Map<String, Map<String, Integer>> unmadeLinks =
        unmade(dsl, link, link.ASSOCIATION, link.SYNCHRONIZATION_ID, link.STATE, synchronizationId);
    return new PlanCounters(
        with(unmade, counters.resources()), with(unmadeLinks, counters.links()));
  }

  private static Map<String, Map<String, Integer>> unmade(
      DSLContext dsl,
      Table<?> table,
      Field<String> target,
      Field<UUID> synchronization,
      Field<String> state,
      UUID synchronizationId) {
    Map<String, Map<String, Integer>> unmade = new HashMap<>();
    dsl.select(target, state, count())
        .from(table)
        .where(synchronization.eq(synchronizationId), state.ne(inline("planned")))
        .groupBy(target, state)
        .forEach(
            row ->
                unmade
                    .computeIfAbsent(row.value1(), each -> new HashMap<>())
                    .put(row.value2(), row.value3()));
    return unmade;
  }

  private static Map<String, Counters> with(
      Map<String, Map<String, Integer>> unmade, Map<String, Counters> planned) {
    Map<String, Counters> counters = new TreeMap<>();
    planned.forEach(
        (name, each) -> {
          Map<String, Integer> states = unmade.getOrDefault(name, Map.of());
          counters.put(
              name,
              each.withoutEffect(
                  states.getOrDefault("conflict", 0),
                  states.getOrDefault("held", 0),
                  states.getOrDefault("rejected", 0)));
        });
    return counters;
  }
}
