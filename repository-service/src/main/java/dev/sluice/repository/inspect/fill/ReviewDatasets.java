package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import dev.sluice.repository.plan.PlanCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;

/**
 * The entity types and then the associations that a plan may change: those in the definition, and
 * associations of other connectors that lose links with deleted resources.
 */
final class ReviewDatasets {
  private final DSLContext dsl;
  private final SynchronizationRecord run;

  /** Compare counts what it passes; of an incremental run it counts no more than limits need. */
  private final Map<String, Long> passed;

  private ReviewDatasets(DSLContext dsl, SynchronizationRecord run) {
    this.dsl = dsl;
    this.run = run;
    this.passed =
        Mode.valueOf(run.getMode()) == Mode.INCREMENTAL
            ? Map.of()
            : dsl.select(COMPARED_TARGET.TARGET, COMPARED_TARGET.HELD)
                .from(COMPARED_TARGET)
                .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(run.getId()))
                .fetchMap(COMPARED_TARGET.TARGET, COMPARED_TARGET.HELD);
  }

  static List<ReviewDataset> of(
      DSLContext dsl, SynchronizationRecord run, ConnectorDefinition connector) {
    return new ReviewDatasets(dsl, run).all(connector);
  }

  private List<ReviewDataset> all(ConnectorDefinition connector) {
    List<ReviewDataset> datasets = new ArrayList<>();
    for (EntityTypeDefinition type : connector.entityTypes()) {
      datasets.add(
          new ReviewDataset(datasets.size() + 1, type.name(), false, resources(type.name())));
    }
    Set<String> others = new TreeSet<>(PlanCounters.parse(run.getCounters()).links().keySet());
    for (AssociationDefinition association : connector.associations()) {
      others.remove(association.name());
      datasets.add(
          new ReviewDataset(
              datasets.size() + 1, association.name(), true, links(association.name())));
    }
    for (String association : others) {
      datasets.add(new ReviewDataset(datasets.size() + 1, association, true, 0));
    }
    return datasets;
  }

  private long resources(String entityType) {
    Long known = passed.get(entityType);
    return known != null
        ? known
        : dsl.fetchCount(
            RESOURCE,
            RESOURCE.ENTITY_TYPE.eq(entityType).and(RESOURCE.CONNECTOR.eq(run.getConnector())));
  }

  private long links(String association) {
    Long known = passed.get(association);
    return known != null
        ? known
        : dsl.fetchCount(
            RESOURCE_LINK,
            RESOURCE_LINK
                .ASSOCIATION
                .eq(association)
                .and(RESOURCE_LINK.CONNECTOR.eq(run.getConnector())));
  }
}
