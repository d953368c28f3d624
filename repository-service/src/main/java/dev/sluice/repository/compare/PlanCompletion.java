package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.SUPPRESSED_CHANGE;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.selectDistinct;

import dev.sluice.contract.check.Check;
import dev.sluice.contract.check.EnoughOwned;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.compare.link.CascadedLinks;
import dev.sluice.repository.compare.wire.WireFormat;
import dev.sluice.repository.jooq.tables.records.ComparedTargetRecord;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import dev.sluice.repository.plan.OwnedCount;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.plan.PlanDigest;
import dev.sluice.repository.plan.PlanTable;
import dev.sluice.repository.plan.PlannedDatasets;
import dev.sluice.repository.plan.StatedAssociations;
import dev.sluice.repository.profile.Noticed;
import dev.sluice.repository.profile.ProfileGuard;
import dev.sluice.repository.protection.ProtectedChanges;
import dev.sluice.repository.run.MissedCommands;
import dev.sluice.repository.run.RunRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Completes a plan once all rows have arrived: what goes with the deletes, counters, what they
 * exceed, and digest.
 */
final class PlanCompletion {
  private final DSLContext dsl;
  private final SynchronizationRecord run;
  private final UUID synchronizationId;
  private final ConnectorDefinition connector;
  private final Mode mode;
  private final List<ComparedTargetRecord> datasets;

  /** Those that have nothing planned but a part. */
  private final Map<String, ComparedTargetRecord> typesInParts;

  private final Map<String, ComparedTargetRecord> associationsInParts;

  /**
   * @param run whose row is locked
   */
  PlanCompletion(
      DSLContext dsl, ConnectorDefinition connector, Mode mode, SynchronizationRecord run) {
    this.dsl = dsl;
    this.run = run;
    this.synchronizationId = run.getId();
    this.connector = connector;
    this.mode = mode;
    this.datasets = ComparedDatasets.all(dsl, synchronizationId);
    this.typesInParts = inParts(false);
    this.associationsInParts = inParts(true);
  }

  Plan complete() {
    if (run.getPlanDigest() == null) {
      if (!datasets.stream().allMatch(ComparedTargetRecord::getArrived)) {
        throw WireFormat.malformed("the plan is requested before all rows have arrived");
      }
      PlanCounters counters = counters();
      Noticed noticed = ProfileGuard.judge(dsl, run, connector);
      List<Breach> breaches =
          Stream.concat(noticed.holding().stream(), breaches(counters).stream()).toList();
      String digest =
          PlanDigest.of(
              dsl, synchronizationId, digests(typesInParts), digests(associationsInParts));
      return CompletedPlan.of(
          RunRow.planned(dsl, synchronizationId, digest, counters, breaches, noticed.warnings()),
          datasets);
    }
    return CompletedPlan.of(run, datasets);
  }

  private List<Breach> breaches(PlanCounters counters) {
    var planned = new PlannedDatasets(connector, datasets, counters);
    long enough = EnoughOwned.of(connector, planned.uncounted());
    var count = new OwnedCount(dsl, connector.name(), enough);
    if (mode == Mode.INCREMENTAL) {
      planned.count(count);
    }
    List<Breach> breaches = Check.breaches(connector, mode, planned.counted(count::linksOfAnybody));
    return Stream.of(
            MissedCommands.before(dsl, run).stream(),
            protectedResources(counters).stream(),
            breaches.stream())
        .flatMap(each -> each)
        .toList();
  }

  /** Those that would go and that nobody holds already. */
  private List<Breach> protectedResources(PlanCounters counters) {
    boolean takes = counters.resources().values().stream().anyMatch(each -> each.deleted() > 0);
    return takes && ProtectedChanges.find(dsl, synchronizationId, connector)
        ? ProtectedChanges.breaches(dsl, synchronizationId, connector.name())
        : List.of();
  }

  private Map<String, ComparedTargetRecord> inParts(boolean association) {
    return datasets.stream()
        .filter(
            dataset -> dataset.getAssociation() == association && dataset.getPartDigest() != null)
        .collect(toMap(ComparedTargetRecord::getTarget, identity(), (a, b) -> a, HashMap::new));
  }

  private PlanCounters counters() {
    SuppressedLinks.takeOut(dsl, synchronizationId, connector.name());
    Map<String, Long> suppressed = suppressed();
    Counts planned = counts(PlanTable.RESOURCES, typesInParts);
    if (planned.any("delete")
        && leavesLinks(connector.name())
        && CascadedLinks.plan(dsl, synchronizationId) > 0) {
      // Links of any association may have joined.
      associationsInParts.clear();
    }
    Counts plannedLinks = counts(PlanTable.LINKS, associationsInParts);
    Map<String, Counters> resourceCounters = new TreeMap<>();
    Map<String, Counters> linkCounters = new TreeMap<>();
    plannedLinks
        .datasets()
        .forEach(
            association ->
                linkCounters.put(
                    association,
                    counters(plannedLinks, association, null)
                        .withSuppressed(suppressed.getOrDefault(association, 0L))));
    for (ComparedTargetRecord dataset : datasets) {
      String name = dataset.getTarget();
      if (dataset.getAssociation()) {
        linkCounters.put(
            name,
            counters(plannedLinks, name, dataset)
                .withSuppressed(suppressed.getOrDefault(name, 0L)));
      } else {
        resourceCounters.put(
            name,
            counters(planned, name, dataset).withSuppressed(suppressed.getOrDefault(name, 0L)));
      }
    }
    return new PlanCounters(resourceCounters, linkCounters);
  }

  /** How many changes were left out, since they were rejected before. */
  private Map<String, Long> suppressed() {
    return dsl.select(SUPPRESSED_CHANGE.TARGET, count().cast(SQLDataType.BIGINT))
        .from(
            selectDistinct(
                    SUPPRESSED_CHANGE.TARGET, SUPPRESSED_CHANGE.KEY, SUPPRESSED_CHANGE.TARGET_KEY)
                .from(SUPPRESSED_CHANGE)
                .where(SUPPRESSED_CHANGE.SYNCHRONIZATION_ID.eq(synchronizationId))
                .asTable(SUPPRESSED_CHANGE))
        .groupBy(SUPPRESSED_CHANGE.TARGET)
        .fetchMap(row -> row.value1(), row -> row.value2());
  }

  /** Whether there may be links that were not judged with their ends when rows were compared. */
  private boolean leavesLinks(String connector) {
    Set<String> judged =
        datasets.stream()
            .filter(ComparedTargetRecord::getAssociation)
            .map(ComparedTargetRecord::getTarget)
            .collect(toSet());
    return StatedAssociations.all(dsl).stream()
        .anyMatch(
            stated ->
                !stated.connector().equals(connector) || !judged.contains(stated.association()));
  }

  private static Counters counters(
      Counts planned, String name, @Nullable ComparedTargetRecord dataset) {
    return new Counters(
        dataset == null ? 0 : dataset.getRead(),
        dataset == null ? 0 : dataset.getRejected(),
        dataset == null ? 0 : dataset.getPending(),
        dataset == null ? 0 : dataset.getDuplicates(),
        planned.of(name, "insert"),
        planned.of(name, "update"),
        planned.of(name, "delete") + planned.of(name, "deactivate"),
        dataset == null ? 0 : dataset.getUnchanged(),
        0,
        dataset == null ? 0 : dataset.getFiltered());
  }

  private Counts counts(PlanTable table, Map<String, ComparedTargetRecord> inParts) {
    var counts = new Counts(new HashMap<>());
    inParts.forEach((dataset, part) -> counts.put(dataset, "insert", part.getPartRows()));
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

  /** How many changes there are, by entity type or association and then by operation. */
  private record Counts(Map<String, Map<String, Long>> byDataset) {
    void put(String dataset, String operation, long count) {
      byDataset.computeIfAbsent(dataset, key -> new HashMap<>()).put(operation, count);
    }

    long of(String dataset, String operation) {
      return byDataset.getOrDefault(dataset, Map.of()).getOrDefault(operation, 0L);
    }

    boolean any(String operation) {
      return byDataset.values().stream().anyMatch(counts -> counts.containsKey(operation));
    }

    List<String> datasets() {
      return List.copyOf(byDataset.keySet());
    }
  }
}
