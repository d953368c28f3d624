package dev.sluice.repository.compare;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.definition.EntityTypeDefinition;
import dev.sluice.contract.run.Mode;
import dev.sluice.repository.StepException;
import dev.sluice.repository.compare.wire.WireFormat;
import dev.sluice.repository.jooq.tables.records.ComparedTargetRecord;
import dev.sluice.repository.plan.CompareAttempt;
import dev.sluice.repository.plan.PlanPart;
import dev.sluice.repository.plan.StatedAssociations;
import dev.sluice.repository.run.MissedCommands;
import dev.sluice.repository.unique.UniqueProperties;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The progress of compare for each entity type and association of a run. */
final class ComparedDatasets {
  private ComparedDatasets() {}

  /** Expects these files. */
  static void expect(
      DSLContext dsl,
      UUID synchronizationId,
      ConnectorDefinition connector,
      Mode mode,
      List<PreparedFile> files) {
    Set<String> announced = files.stream().map(PreparedFile::target).collect(Collectors.toSet());
    Set<String> defined =
        Stream.concat(
                connector.entityTypes().stream().map(EntityTypeDefinition::name),
                connector.associations().stream().map(AssociationDefinition::name))
            .collect(Collectors.toSet());
    if (!announced.equals(defined) || announced.size() != files.size()) {
      throw WireFormat.malformed("the files are not those in the definition");
    }
    UniqueProperties unique = UniqueProperties.of(dsl, announced);
    for (PreparedFile file : files) {
      ComparedTargetRecord dataset = dsl.newRecord(COMPARED_TARGET);
      dataset.setSynchronizationId(synchronizationId);
      dataset.setTarget(file.target());
      dataset.setAssociation(file.association());
      dataset.setCommands(file.commands());
      dataset.setRead(file.read());
      dataset.setFiltered(file.filtered() == null ? 0L : file.filtered());
      dataset.setRejected(file.rejected());
      dataset.setDuplicates(file.duplicates());
      // The rows that the agent's delta leaves out are unchanged; those that arrive are counted
      // anew.
      dataset.setUnchanged(mode == Mode.INCREMENTAL && !file.commands() ? file.rows() : 0);
      // A merge passes all that is stored and counts it then.
      dataset.setHeld(0L);
      dataset.setContent(file.content().name());
      if (!file.association()) {
        // Rows are judged by what is unique now, whatever is loaded meanwhile.
        dataset.setUniqueProperties(unique.of(file.target()).toArray(String[]::new));
      }
      dataset.insert();
    }
    if (mode == Mode.INITIAL) {
      refuseIfHolding(dsl, connector.name());
    }
    if (connector.recomputes() != null) {
      refuseIfNewerApplied(dsl, connector.name(), connector.recomputes());
    }
  }

  /** The dataset whose rows may arrive now. */
  static ComparedTargetRecord expected(DSLContext dsl, UUID synchronizationId, String name) {
    List<ComparedTargetRecord> datasets = all(dsl, synchronizationId);
    ComparedTargetRecord dataset =
        datasets.stream().filter(each -> each.getTarget().equals(name)).findFirst().orElse(null);
    if (dataset == null) {
      throw WireFormat.malformed("the rows belong to something that is not in the definition");
    }
    if (dataset.getArrived()) {
      throw CompareAttempt.overtaken();
    }
    refuseIf(
        dataset.getAssociation()
            && datasets.stream().anyMatch(each -> !each.getAssociation() && !each.getArrived()),
        "the rows of " + name + " arrive before those of all entity types");
    return dataset;
  }

  /**
   * Refuses rows that arrived twice at a time, once the run is locked: somebody repeats requests.
   */
  static void refuseArrived(DSLContext dsl, ComparedTargetRecord dataset) {
    if (dsl.fetchExists(
        COMPARED_TARGET,
        COMPARED_TARGET.SYNCHRONIZATION_ID.eq(dataset.getSynchronizationId()),
        COMPARED_TARGET.TARGET.eq(dataset.getTarget()),
        COMPARED_TARGET.ARRIVED.isTrue())) {
      throw CompareAttempt.overtaken();
    }
  }

  /** Counts the rows that change nothing; a computed delta leaves most of them out. */
  static void countUnchanged(
      ComparedTargetRecord dataset, boolean incremental, LongSupplier wanted, long unchanged) {
    boolean computed = incremental && !dataset.getCommands();
    long leftOut = computed ? dataset.getUnchanged() - wanted.getAsLong() : 0;
    dataset.setUnchanged(leftOut + unchanged);
  }

  /** If all that is planned of a dataset is in a part, it need not be read back. */
  static void nameIfAlone(ComparedTargetRecord dataset, @Nullable PlanPart part, long changes) {
    if (part != null && changes > 0 && part.count() == changes) {
      dataset.setPartRows(changes);
      dataset.setPartDigest(part.digest());
    }
  }

  /** Notes that all rows have arrived, of which so many were errors. */
  static void arrived(ComparedTargetRecord dataset, long errors) {
    dataset.setRejected(dataset.getRejected() + errors);
    dataset.setArrived(true);
    dataset.update();
  }

  /** How an entity type was compared: what was unique then, and whether its rows were commands. */
  static ComparedTargetRecord compared(DSLContext dsl, UUID synchronizationId, String dataset) {
    return all(dsl, synchronizationId).stream()
        .filter(each -> each.getTarget().equals(dataset) && !each.getAssociation())
        .findFirst()
        .orElseThrow(() -> WireFormat.malformed("this entity type was not compared"));
  }

  /** Notes the columns of the file that a dataset's rejected rows are of. */
  static void noteColumns(
      DSLContext dsl, UUID synchronizationId, String dataset, List<String> columns) {
    dsl.update(COMPARED_TARGET)
        .set(COMPARED_TARGET.SOURCE_COLUMNS, columns.toArray(String[]::new))
        .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(synchronizationId))
        .and(COMPARED_TARGET.TARGET.eq(dataset))
        .execute();
  }

  static List<ComparedTargetRecord> all(DSLContext dsl, UUID synchronizationId) {
    return dsl.selectFrom(COMPARED_TARGET)
        .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(synchronizationId))
        .orderBy(COMPARED_TARGET.TARGET)
        .fetch();
  }

  private static void refuseIf(boolean wrong, String message) {
    if (wrong) {
      throw WireFormat.malformed(message);
    }
  }

  private static void refuseIfHolding(DSLContext dsl, String connector) {
    boolean resources = dsl.fetchExists(RESOURCE, RESOURCE.CONNECTOR.eq(connector));
    // Its resources may have been adopted, or deleted by others, and left it its links.
    if (resources || holdsLinks(dsl, connector)) {
      throw new StepException(
          FailureType.NOT_EMPTY,
          "The connector "
              + connector
              + (resources ? " holds resources" : " holds links")
              + " , so an initial run is refused",
          "Run it in mode complete");
    }
  }

  /** What the files say may have been changed since by another run, which must not be undone. */
  private static void refuseIfNewerApplied(DSLContext dsl, String connector, String recomputed) {
    boolean last =
        dsl.fetchExists(
            CONNECTOR,
            CONNECTOR.NAME.eq(connector),
            CONNECTOR.LAST_APPLIED.eq(UUID.fromString(recomputed)));
    if (!last || !MissedCommands.of(dsl, List.of(connector)).isEmpty()) {
      throw new StepException(
          FailureType.SNAPSHOT_UNUSABLE,
          "Another run of " + connector + " was applied, or missed, since this one was requested",
          "Request another update of expressions, or run the connector in mode complete");
    }
  }

  private static boolean holdsLinks(DSLContext dsl, String connector) {
    return StatedAssociations.all(dsl).stream()
        .filter(stated -> stated.connector().equals(connector))
        .anyMatch(
            stated ->
                dsl.fetchExists(
                    RESOURCE_LINK,
                    RESOURCE_LINK.ASSOCIATION.eq(stated.association()),
                    RESOURCE_LINK.CONNECTOR.eq(connector)));
  }
}
