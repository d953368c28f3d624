package dev.sluice.repository.plan;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.check.PlannedTarget;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.jooq.tables.records.ComparedTargetRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** A plan's numbers as the check asks for them. */
public final class PlannedTargets {
  private final ConnectorDefinition connector;
  private final Map<String, ComparedTargetRecord> compared;
  private final PlanCounters counters;

  /** The numbers of a plan whose rows were compared. */
  public PlannedTargets(
      ConnectorDefinition connector, List<ComparedTargetRecord> compared, PlanCounters counters) {
    this.connector = connector;
    this.compared = compared.stream().collect(toMap(ComparedTargetRecord::getTarget, identity()));
    this.counters = counters;
  }

  /** The changes alone. */
  public List<PlannedTarget> uncounted() {
    return targets(target -> 0, target -> 0, association -> 0);
  }

  /** Counts what the connector held, and keeps it with the compared targets. */
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
  public List<PlannedTarget> counted(ToLongFunction<String> linksOfOthers) {
    return targets(
        ComparedTargetRecord::getHeld,
        target -> target.getAssociation() ? target.getHeld() : target.getActive(),
        linksOfOthers);
  }

  private List<PlannedTarget> targets(
      ToLongFunction<ComparedTargetRecord> held,
      ToLongFunction<ComparedTargetRecord> active,
      ToLongFunction<String> linksOfOthers) {
    List<PlannedTarget> targets = new ArrayList<>();
    for (ComparedTargetRecord target : compared.values()) {
      Map<String, Counters> all = target.getAssociation() ? counters.links() : counters.resources();
      targets.add(
          new PlannedTarget(
              target.getTarget(),
              target.getAssociation(),
              // A file of commands without one says that there is nothing to do.
              target.getCommands() ? Content.ROWS : Content.valueOf(target.getContent()),
              all.getOrDefault(target.getTarget(), Counters.NONE),
              held.applyAsLong(target),
              active.applyAsLong(target)));
    }
    counters
        .links()
        .forEach(
            (association, changes) -> {
              if (!compared.containsKey(association)) {
                // Links of other connectors go with the deleted resources.
                long there = linksOfOthers.applyAsLong(association);
                targets.add(
                    new PlannedTarget(association, true, Content.ROWS, changes, there, there));
              }
            });
    return targets;
  }

  private void keep(String name, long held, long active) {
    ComparedTargetRecord target = Objects.requireNonNull(compared.get(name));
    target.setHeld(held);
    target.setActive(active);
    target.update();
  }
}
