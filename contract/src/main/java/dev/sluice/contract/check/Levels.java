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

/** Groups the counts of a plan by the levels that have limits. */
final class Levels {
  private Levels() {}

  static List<Level> of(ConnectorDefinition connector, List<PlannedDataset> datasets) {
    Map<String, PlannedDataset> byName = new TreeMap<>();
    datasets.forEach(dataset -> byName.put(dataset.name(), dataset));
    List<Level> levels = new ArrayList<>();
    levels.add(ofConnector(connector, datasets));
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
   * All datasets, among them links of associations that only other connectors declare: they go with
   * the resources that this plan deletes, and no lower level counts them.
   */
  private static Level ofConnector(ConnectorDefinition connector, List<PlannedDataset> datasets) {
    return new Level(
        connector.name(),
        connector.thresholds(),
        // An empty source is reported once, where it belongs.
        Content.ROWS,
        datasets.stream().map(Levels::resources).reduce(Changes.NONE, Changes::plus),
        datasets.stream().map(Levels::links).reduce(Changes.NONE, Changes::plus),
        datasets.stream().map(Levels::rows).reduce(Rows.NONE, Rows::plus));
  }

  private static Level level(
      String name, Map<String, Double> thresholds, @Nullable PlannedDataset dataset) {
    return dataset == null
        ? new Level(name, thresholds, Content.ROWS, Changes.NONE, Changes.NONE, Rows.NONE)
        : new Level(
            name, thresholds, dataset.content(), resources(dataset), links(dataset), rows(dataset));
  }

  private static Changes resources(PlannedDataset dataset) {
    return dataset.association() ? Changes.NONE : changes(dataset);
  }

  private static Changes links(PlannedDataset dataset) {
    return dataset.association() ? changes(dataset) : Changes.NONE;
  }

  private static Changes changes(PlannedDataset dataset) {
    Counters counters = dataset.counters();
    return new Changes(
        counters.inserted(),
        counters.updated(),
        counters.deleted(),
        dataset.owned(),
        dataset.active());
  }

  private static Rows rows(PlannedDataset dataset) {
    return new Rows(dataset.counters().read(), dataset.counters().rejected());
  }
}
