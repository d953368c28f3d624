package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.count;

import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.jooq.tables.records.ComparedTargetRecord;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.plan.PlanDigest;
import dev.sluice.repository.plan.PlanTable;
import dev.sluice.repository.plan.StatedAssociations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Completes a plan once all rows have arrived: what goes with the deletes, counters and digest. */
final class PlanCompletion {
  private final DSLContext dsl;
  private final UUID synchronizationId;
  private final List<ComparedTargetRecord> targets;

  /** Those that have nothing planned but a part. */
  private final Map<String, ComparedTargetRecord> typesInParts;

  private final Map<String, ComparedTargetRecord> associationsInParts;

  PlanCompletion(DSLContext dsl, UUID synchronizationId) {
    this.dsl = dsl;
    this.synchronizationId = synchronizationId;
    this.targets = ComparedTargets.all(dsl, synchronizationId);
    this.typesInParts = inParts(false);
    this.associationsInParts = inParts(true);
  }

  /** The plan of a run whose row is locked. */
  Plan complete(SynchronizationRecord run) {
    String stored = run.getPlanDigest();
    if (stored != null) {
      return plan(stored, PlanCounters.parse(run.getCounters()));
    }
    if (!targets.stream().allMatch(ComparedTargetRecord::getArrived)) {
      throw WireFormat.malformed("the plan is asked for before all rows have arrived");
    }
    PlanCounters counters = counters(run.getConnector());
    String digest =
        PlanDigest.of(dsl, synchronizationId, digests(typesInParts), digests(associationsInParts));
    dsl.update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.PLAN_DIGEST, digest)
        .set(SYNCHRONIZATION.COUNTERS, counters.toJson())
        .set(SYNCHRONIZATION.VERSION, SYNCHRONIZATION.VERSION.plus(1))
        .where(SYNCHRONIZATION.ID.eq(synchronizationId))
        .execute();
    return plan(digest, counters);
  }

  private Map<String, ComparedTargetRecord> inParts(boolean association) {
    return targets.stream()
        .filter(target -> target.getAssociation() == association && target.getPartDigest() != null)
        .collect(toMap(ComparedTargetRecord::getTarget, identity(), (a, b) -> a, HashMap::new));
  }

  private Plan plan(String digest, PlanCounters counters) {
    Map<String, Long> heldResources = new TreeMap<>();
    Map<String, Long> heldLinks = new TreeMap<>();
    targets.forEach(
        target ->
            (target.getAssociation() ? heldLinks : heldResources)
                .put(target.getTarget(), target.getHeld()));
    // Links of other connectors go with the deleted resources; what there is of them is the base.
    counters
        .links()
        .keySet()
        .forEach(association -> heldLinks.computeIfAbsent(association, this::countLinks));
    return new Plan(digest, counters.resources(), counters.links(), heldResources, heldLinks);
  }

  private PlanCounters counters(String connector) {
    Counts planned = counts(PlanTable.RESOURCES, typesInParts);
    if (planned.any("delete")
        && leavesLinks(connector)
        && CascadedLinks.plan(dsl, synchronizationId) > 0) {
      // Links of any association may have joined.
      associationsInParts.clear();
    }
    Counts plannedLinks = counts(PlanTable.LINKS, associationsInParts);
    Map<String, Counters> resourceCounters = new TreeMap<>();
    Map<String, Counters> linkCounters = new TreeMap<>();
    plannedLinks
        .targets()
        .forEach(
            association ->
                linkCounters.put(association, counters(plannedLinks, association, null)));
    for (ComparedTargetRecord target : targets) {
      String name = target.getTarget();
      if (target.getAssociation()) {
        linkCounters.put(name, counters(plannedLinks, name, target));
      } else {
        resourceCounters.put(name, counters(planned, name, target));
      }
    }
    return new PlanCounters(resourceCounters, linkCounters);
  }

  /** Whether there may be links that were not judged with their ends when rows were compared. */
  private boolean leavesLinks(String connector) {
    Set<String> judged =
        targets.stream()
            .filter(ComparedTargetRecord::getAssociation)
            .map(ComparedTargetRecord::getTarget)
            .collect(toSet());
    return StatedAssociations.all(dsl).stream()
        .anyMatch(
            stated ->
                !stated.connector().equals(connector) || !judged.contains(stated.association()));
  }

  private static Counters counters(
      Counts planned, String name, @Nullable ComparedTargetRecord target) {
    return new Counters(
        target == null ? 0 : target.getRead(),
        target == null ? 0 : target.getRejected(),
        target == null ? 0 : target.getPending(),
        target == null ? 0 : target.getDuplicates(),
        planned.of(name, "insert"),
        planned.of(name, "update"),
        planned.of(name, "delete") + planned.of(name, "deactivate"),
        target == null ? 0 : target.getUnchanged(),
        0);
  }

  private Counts counts(PlanTable table, Map<String, ComparedTargetRecord> inParts) {
    var counts = new Counts(new HashMap<>());
    inParts.forEach((target, part) -> counts.put(target, "insert", part.getPartRows()));
    dsl.select(table.target(), table.operation(), count())
        .from(table.table())
        .where(table.run().eq(synchronizationId), table.target().notIn(inParts.keySet()))
        .groupBy(table.target(), table.operation())
        .forEach(row -> counts.put(row.value1(), row.value2(), row.value3().longValue()));
    return counts;
  }

  private static Map<String, String> digests(Map<String, ComparedTargetRecord> inParts) {
    return inParts.values().stream()
        .collect(toMap(ComparedTargetRecord::getTarget, ComparedTargetRecord::getPartDigest));
  }

  private long countLinks(String association) {
    return dsl.fetchCount(
        dsl.selectDistinct(RESOURCE_LINK.OWNER_ID, RESOURCE_LINK.TARGET_ID)
            .from(RESOURCE_LINK)
            .where(RESOURCE_LINK.ASSOCIATION.eq(association)));
  }

  /** How many changes there are, by entity type or association and then by operation. */
  private record Counts(Map<String, Map<String, Long>> byTarget) {
    void put(String target, String operation, long count) {
      byTarget.computeIfAbsent(target, key -> new HashMap<>()).put(operation, count);
    }

    long of(String target, String operation) {
      return byTarget.getOrDefault(target, Map.of()).getOrDefault(operation, 0L);
    }

    boolean any(String operation) {
      return byTarget.values().stream().anyMatch(counts -> counts.containsKey(operation));
    }

    List<String> targets() {
      return List.copyOf(byTarget.keySet());
    }
  }
}
