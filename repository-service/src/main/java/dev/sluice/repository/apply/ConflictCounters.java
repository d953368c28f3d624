package dev.sluice.repository.apply;

import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static org.jooq.impl.DSL.count;

import dev.sluice.contract.run.LinkCounters;
import dev.sluice.contract.run.ResourceCounters;
import dev.sluice.repository.plan.PlanCounters;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

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
    Map<String, ResourceCounters> resources = new TreeMap<>();
    counters
        .resources()
        .forEach((name, planned) -> resources.put(name, with(planned, conflicts.get(name))));
    Map<String, LinkCounters> links = new TreeMap<>();
    counters
        .links()
        .forEach((name, planned) -> links.put(name, with(planned, linkConflicts.get(name))));
    return new PlanCounters(resources, links);
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

  private static ResourceCounters with(ResourceCounters planned, @Nullable Integer conflicts) {
    return new ResourceCounters(
        planned.read(),
        planned.rejected(),
        planned.duplicates(),
        planned.inserted(),
        planned.updated(),
        planned.deleted(),
        planned.unchanged(),
        conflicts == null ? 0 : conflicts);
  }

  private static LinkCounters with(LinkCounters planned, @Nullable Integer conflicts) {
    return new LinkCounters(
        planned.read(),
        planned.rejected(),
        planned.duplicates(),
        planned.inserted(),
        planned.updated(),
        planned.deleted(),
        planned.unchanged(),
        conflicts == null ? 0 : conflicts);
  }
}
