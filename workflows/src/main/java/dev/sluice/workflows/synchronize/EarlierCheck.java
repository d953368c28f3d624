package dev.sluice.workflows.synchronize;

import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.check.Check;
import dev.sluice.contract.check.PlannedDataset;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The check of earlier versions, in which the workflow checked the plan and trusted the agent's
 * counts. Histories that began this way must continue this way.
 */
final class EarlierCheck {
  private EarlierCheck() {}

  /** The plan with the limits that it exceeded then. */
  static Plan of(ConnectorDefinition connector, Mode mode, PrepareResult prepared, Plan plan) {
    return new Plan(
        plan.digest(),
        plan.resources(),
        plan.links(),
        plan.heldResources(),
        plan.heldLinks(),
        breaches(connector, mode, prepared, plan));
  }

  private static List<Breach> breaches(
      ConnectorDefinition connector, Mode mode, PrepareResult prepared, Plan plan) {
    if (mode == Mode.INITIAL) {
      return List.of();
    }
    List<Breach> breaches =
        new ArrayList<>(Check.breaches(connector, mode, datasets(connector, plan)));
    for (PreparedFile file : prepared.files()) {
      if (!file.commands() && file.content() == Content.EMPTY) {
        breaches.add(new Breach(file.target(), Breach.EMPTY_FILE, 0, 0));
      } else if (!file.commands() && file.content() == Content.HEADER_ONLY) {
        breaches.add(new Breach(file.target(), Breach.NO_ROWS, 0, 0));
      }
    }
    return breaches;
  }

  private static List<PlannedDataset> datasets(ConnectorDefinition connector, Plan plan) {
    List<PlannedDataset> datasets = new ArrayList<>();
    for (EntityTypeDefinition type : connector.entityTypes()) {
      datasets.add(dataset(type.name(), false, plan.resources(), plan.heldResources()));
    }
    TreeSet<String> associations = new TreeSet<>(new TreeMap<>(plan.links()).keySet());
    connector.associations().stream().map(AssociationDefinition::name).forEach(associations::add);
    for (String association : associations) {
      datasets.add(dataset(association, true, plan.links(), plan.heldLinks()));
    }
    return datasets;
  }

  private static PlannedDataset dataset(
      String name, boolean association, Map<String, Counters> counters, Map<String, Long> held) {
    long before = held.getOrDefault(name, 0L);
    return new PlannedDataset(
        name,
        association,
        Content.ROWS,
        counters.getOrDefault(name, Counters.NONE),
        before,
        before);
  }
}
