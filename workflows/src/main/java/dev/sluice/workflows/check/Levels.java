package dev.sluice.workflows.check;

import dev.sluice.contract.agent.PrepareResult;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.repository.Plan;
import dev.sluice.contract.run.Counters;
import dev.sluice.workflows.check.Level.Changes;
import dev.sluice.workflows.check.Level.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Arranges a plan's numbers by the levels that limits are set at. */
final class Levels {
  private Levels() {}

  static List<Level> of(ConnectorDefinition connector, PrepareResult prepared, Plan plan) {
    List<Level> lower = new ArrayList<>();
    for (EntityTypeDefinition entityType : connector.entityTypes()) {
      lower.add(ofEntityType(entityType, prepared, plan));
    }
    for (AssociationDefinition association : connector.associations()) {
      lower.add(ofAssociation(association, prepared, plan));
    }
    List<Level> levels = new ArrayList<>();
    levels.add(ofConnector(connector, lower, linksOfOthers(connector, plan)));
    levels.addAll(lower);
    return levels;
  }

  private static Level ofConnector(
      ConnectorDefinition connector, List<Level> lower, Changes linksOfOthers) {
    return new Level(
        connector.name(),
        connector.thresholds(),
        // An empty source is reported once, where it belongs.
        Content.ROWS,
        lower.stream().map(Level::resources).reduce(Changes.NONE, Changes::plus),
        lower.stream().map(Level::links).reduce(linksOfOthers, Changes::plus),
        lower.stream().map(Level::read).reduce(Rows.NONE, Rows::plus));
  }

  /**
   * Links of associations that only other connectors declare: they go with the resources that this
   * plan deletes, and no lower level counts them.
   */
  private static Changes linksOfOthers(ConnectorDefinition connector, Plan plan) {
    Set<String> own =
        connector.associations().stream()
            .map(AssociationDefinition::name)
            .collect(Collectors.toSet());
    return plan.links().keySet().stream()
        .filter(association -> !own.contains(association))
        .map(association -> links(association, plan))
        .reduce(Changes.NONE, Changes::plus);
  }

  private static Changes links(String association, Plan plan) {
    Counters counters = plan.links().getOrDefault(association, Counters.NONE);
    return new Changes(
        counters.inserted(),
        counters.updated(),
        counters.deleted(),
        plan.heldLinks().getOrDefault(association, 0L));
  }

  private static Level ofEntityType(
      EntityTypeDefinition entityType, PrepareResult prepared, Plan plan) {
    String name = entityType.name();
    Counters counters = plan.resources().getOrDefault(name, Counters.NONE);
    return new Level(
        name,
        entityType.thresholds(),
        content(prepared, name),
        new Changes(
            counters.inserted(),
            counters.updated(),
            counters.deleted(),
            plan.heldResources().getOrDefault(name, 0L)),
        Changes.NONE,
        new Rows(counters.read(), counters.rejected()));
  }

  private static Level ofAssociation(
      AssociationDefinition association, PrepareResult prepared, Plan plan) {
    String name = association.name();
    Counters counters = plan.links().getOrDefault(name, Counters.NONE);
    return new Level(
        name,
        association.thresholds(),
        content(prepared, name),
        Changes.NONE,
        links(name, plan),
        new Rows(counters.read(), counters.rejected()));
  }

  private static Content content(PrepareResult prepared, String target) {
    return prepared.files().stream()
        .filter(file -> file.target().equals(target))
        // A file of commands without one says that there is nothing to do, and deletes nothing.
        .filter(file -> !file.commands())
        .map(PreparedFile::content)
        .findFirst()
        .orElse(Content.ROWS);
  }
}
