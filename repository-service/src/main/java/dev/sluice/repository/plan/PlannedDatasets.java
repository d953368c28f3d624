package dev.sluice.repository.plan;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.check.PlannedDataset;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.jooq.tables.records.ComparedTargetRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** The counts of a plan for the check. */
public final class PlannedDatasets {
  private final ConnectorDefinition connector;
  private final Map<String, ComparedTargetRecord> compared;
  private final PlanCounters counters;

  /** The numbers of a plan whose rows were compared. */
  public PlannedDatasets(
      ConnectorDefinition connector, List<ComparedTargetRecord> compared, PlanCounters counters) {
    this.connector = connector;
    this.compared = compared.stream().collect(toMap(ComparedTargetRecord::getTarget, identity()));
    this.counters = counters;
  }

  /** The changes alone. */
  public List<PlannedDataset> uncounted() {
    return datasets(dataset -> 0, dataset -> 0, association -> 0);
  }

  /** Counts what the connector owned, and keeps it with the compared datasets. */
  public void count(OwnedCount count) {
    for (EntityTypeDefinition type : connector.entityTypes()) {
      boolean commands = Objects.requireNonNull(compared.get(type.name())).getCommands();
      keep(type.name(), count.resources(type), count.active(type, commands));
    }
    connector
        .associations()
        .forEach(association -> keep(association.name(), count.links(association.name()), 0));
  }

  /** The changes, and what there was before. */
  public List<PlannedDataset> counted(ToLongFunction<String> linksOfOthers) {
    return datasets(
        ComparedTargetRecord::getHeld,
        dataset -> dataset.getAssociation() ? dataset.getHeld() : dataset.getActive(),
        linksOfOthers);
  }

  private List<PlannedDataset> datasets(
      ToLongFunction<ComparedTargetRecord> owned,
      ToLongFunction<ComparedTargetRecord> active,
      ToLongFunction<String> linksOfOthers) {
    List<PlannedDataset> datasets = new ArrayList<>();
    for (ComparedTargetRecord dataset : compared.values()) {
      Map<String, Counters> all =
          dataset.getAssociation() ? counters.links() : counters.resources();
      datasets.add(
          new PlannedDataset(
              dataset.getTarget(),
              dataset.getAssociation(),
              // A command file without one says that there is nothing to do.
              dataset.getCommands() ? Content.ROWS : Content.valueOf(dataset.getContent()),
              all.getOrDefault(dataset.getTarget(), Counters.NONE),
              owned.applyAsLong(dataset),
              active.applyAsLong(dataset)));
    }
    counters
        .links()
        .forEach(
            (association, changes) -> {
              if (!compared.containsKey(association)) {
                // Links of other connectors go with the deleted resources.
                long there = linksOfOthers.applyAsLong(association);
                datasets.add(
                    new PlannedDataset(association, true, Content.ROWS, changes, there, there));
              }
            });
    return datasets;
  }

  private void keep(String name, long owned, long active) {
    ComparedTargetRecord dataset = Objects.requireNonNull(compared.get(name));
    dataset.setHeld(owned);
    dataset.setActive(active);
    dataset.update();
  }
}
