package dev.sluice.repository.compare;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.compare.link.LinkComparison;
import dev.sluice.repository.compare.memory.LinkMemory;
import dev.sluice.repository.compare.resource.ResourceComparison;
import dev.sluice.repository.compare.wire.WireFormat;
import dev.sluice.repository.jooq.tables.records.ComparedTargetRecord;
import dev.sluice.repository.plan.PlanTable;
import dev.sluice.repository.plan.PlanningRun;
import dev.sluice.repository.plan.Rejections;
import java.io.InputStream;
import javax.sql.DataSource;

/** Plans the changes of one entity type or association, within the transaction of its rows. */
final class DatasetComparison {
  private final DataSource database;
  private final LinkMemory memory;
  private final long rowsWorthAPart;

  /**
   * A comparison.
   *
   * @param database for what a merge reads on a connection of its own
   * @param rowsWorthAPart how many rows get a part of the plan of their own, where they are the
   *     first ones
   */
  DatasetComparison(DataSource database, LinkMemory memory, long rowsWorthAPart) {
    this.database = database;
    this.memory = memory;
    this.rowsWorthAPart = rowsWorthAPart;
  }

  void plan(PlanningRun run, ComparedTargetRecord dataset, InputStream csv) {
    if (dataset.getAssociation()) {
      links(run, dataset, csv);
    } else {
      resources(run, dataset, csv);
    }
  }

  private void resources(PlanningRun run, ComparedTargetRecord dataset, InputStream csv) {
    EntityTypeDefinition type = run.connector().entityType(dataset.getTarget());
    var plan =
        new ResourceComparison(
            run,
            type,
            dataset.getUniqueProperties(),
            dataset.getRead(),
            dataset.getRead() >= rowsWorthAPart);
    boolean incremental = run.mode() == Mode.INCREMENTAL;
    run.dsl()
        .connection(
            connection -> {
              if (incremental) {
                plan.follow(connection, dataset.getCommands(), csv);
              } else {
                plan.merge(connection, database, csv);
              }
            });
    ComparedDatasets.countUnchanged(dataset, incremental, plan::countWanted, plan.countUnchanged());
    dataset.setSharesValues(plan.mayShareValues());
    lock(run, dataset);
    long changes = plan.joinPlan();
    PlanTable.RESOURCES.refreshStatistics(run.dsl(), changes);
    ComparedDatasets.nameIfAlone(dataset, plan.part(), changes);
    if (!incremental) {
      dataset.setHeld(plan.owned());
      dataset.setActive(plan.active());
    }
    ComparedDatasets.arrived(dataset, plan.keepErrors());
  }

  private void links(PlanningRun run, ComparedTargetRecord dataset, InputStream csv) {
    AssociationDefinition association = association(run.connector(), dataset.getTarget());
    var plan =
        new LinkComparison(
            run,
            association,
            dataset.getCommands(),
            memory,
            // Nothing can be taken out of a part again.
            dataset.getRead() >= rowsWorthAPart
                && !Rejections.any(run.dsl(), run.connector().name()));
    boolean incremental = run.mode() == Mode.INCREMENTAL;
    run.dsl().connection(connection -> plan.gather(connection, database, csv));
    plan.prepare();
    ComparedDatasets.countUnchanged(dataset, incremental, plan::countWanted, plan.countUnchanged());
    lock(run, dataset);
    long changes = plan.joinPlan();
    PlanTable.LINKS.refreshStatistics(run.dsl(), changes);
    ComparedDatasets.nameIfAlone(dataset, plan.part(), changes);
    if (!incremental) {
      dataset.setHeld(plan.owned());
    }
    dataset.setHeld(dataset.getHeld() + plan.countTaken());
    dataset.setPending(plan.countPending());
    ComparedDatasets.arrived(dataset, plan.keepErrors());
  }

  /** From here on nobody overtakes the attempt, so what is planned joins the plan. */
  private static void lock(PlanningRun run, ComparedTargetRecord dataset) {
    run.attempt().lock(run.dsl());
    ComparedDatasets.refuseArrived(run.dsl(), dataset);
  }

  private static AssociationDefinition association(ConnectorDefinition connector, String name) {
    return connector.associations().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> WireFormat.malformed("the association is not in the definition"));
  }

  /** The source of an entity type or association. */
  static String source(ConnectorDefinition connector, String dataset) {
    return connector.entityTypes().stream()
        .filter(type -> type.name().equals(dataset))
        .map(EntityTypeDefinition::source)
        .findFirst()
        .orElseGet(() -> association(connector, dataset).source());
  }
}
