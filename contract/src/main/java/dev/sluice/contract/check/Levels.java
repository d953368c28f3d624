package dev.sluice.contract.check;

import dev.sluice.contract.agent.PreparedFile.Content;
import dev.sluice.contract.check.Level.Changes;
import dev.sluice.contract.check.Level.Rows;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.run.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Arranges a plan's numbers by the levels that limits are set at. */
final class Levels {
  private Levels() {}

  static List<Level> of(ConnectorDefinition connector, List<PlannedTarget> targets) {
    Map<String, PlannedTarget> byName = new TreeMap<>();
    targets.forEach(target -> byName.put(target.name(), target));
    List<Level> levels = new ArrayList<>();
    levels.add(ofConnector(connector, targets));
    for (EntityTypeDefinition type : connector.entityTypes()) {
      levels.add(level(type.name(), type.thresholds(), byName.get(type.name())));
    }
    for (AssociationDefinition association : connector.associations()) {
      levels.add(
          level(association.name(), association.thresholds(), byName.get(association.name())));
    }
    return levels;
  }

  /**
   * All targets, among them links of associations that only other connectors declare: they go with
   * the resources that this plan deletes, and no lower level counts them.
   */
  private static Level ofConnector(ConnectorDefinition connector, List<PlannedTarget> targets) {
    return new Level(
        connector.name(),
        connector.thresholds(),
        // An empty source is reported once, where it belongs.
        Content.ROWS,
        targets.stream().map(Levels::resources).reduce(Changes.NONE, Changes::plus),
        targets.stream().map(Levels::links).reduce(Changes.NONE, Changes::plus),
        targets.stream().map(Levels::rows).reduce(Rows.NONE, Rows::plus));
  }

  private static Level level(
      String name, Map<String, Double> thresholds, @Nullable PlannedTarget target) {
    return target == null
        ? new Level(name, thresholds, Content.ROWS, Changes.NONE, Changes.NONE, Rows.NONE)
        : new Level(
            name, thresholds, target.content(), resources(target), links(target), rows(target));
  }

  private static Changes resources(PlannedTarget target) {
    return target.association() ? Changes.NONE : changes(target);
  }

  private static Changes links(PlannedTarget target) {
    return target.association() ? changes(target) : Changes.NONE;
  }

  private static Changes changes(PlannedTarget target) {
    Counters counters = target.counters();
    return new Changes(
        counters.inserted(),
        counters.updated(),
        counters.deleted(),
        target.held(),
        target.active());
  }

  private static Rows rows(PlannedTarget target) {
    return new Rows(target.counters().read(), target.counters().rejected());
  }
}
