package dev.sluice.repository.turn;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.plan.AppliedFiles;
import dev.sluice.repository.run.OpenRuns;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import dev.sluice.repository.run.Turn;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Queries about runs, for turns and the recovery. */
@Component
class ConnectorRuns {
  private static final Condition OPEN =
      OpenRuns.condition().or(SYNCHRONIZATION.TURN.in(Turn.WAITING.name(), Turn.GRANTED.name()));

  private final DSLContext database;
  private final Synchronizations synchronizations;

  ConnectorRuns(DSLContext database, Synchronizations synchronizations) {
    this.database = database;
    this.synchronizations = synchronizations;
  }

  /** The connector's runs that have not ended or still hold a turn. */
  TurnOrder order(String connector) {
    return new TurnOrder(where(OPEN.and(SYNCHRONIZATION.CONNECTOR.eq(connector))));
  }

  /** Runs of all connectors that have not ended or still hold a turn. */
  List<Synchronization> open() {
    return where(OPEN);
  }

  /** Runs whose workflow must still be told something. */
  List<Synchronization> untold() {
    return where(SYNCHRONIZATION.PENDING_SIGNAL.isNotNull());
  }

  /** Runs that were registered before this moment and whose workflow was never seen. */
  List<Synchronization> unstarted(Instant before) {
    return where(
        OPEN.and(SYNCHRONIZATION.WORKFLOW_RUN_ID.isNull())
            .and(SYNCHRONIZATION.REQUESTED_AT.lt(before.atOffset(ZoneOffset.UTC))));
  }

  /** A later complete run that was applied: what came earlier is older than what is there. */
  Optional<UUID> appliedAfter(Synchronization run) {
    return database
        .select(SYNCHRONIZATION.ID)
        .from(SYNCHRONIZATION)
        .where(SYNCHRONIZATION.CONNECTOR.eq(run.connector()))
        .and(SYNCHRONIZATION.ARRIVAL.gt(run.arrival()))
        .and(SYNCHRONIZATION.MODE.eq(Mode.COMPLETE.name()))
        .and(SYNCHRONIZATION.STATUS.eq(Status.COMPLETED.name()))
        .orderBy(SYNCHRONIZATION.ARRIVAL)
        .limit(1)
        .fetchOptional(SYNCHRONIZATION.ID);
  }

  /** The run whose files are the agent's snapshot. */
  Optional<UUID> lastApplied(String connector) {
    return database
        .select(CONNECTOR.LAST_APPLIED)
        .from(CONNECTOR)
        .where(CONNECTOR.NAME.eq(connector))
        .fetchOptional(CONNECTOR.LAST_APPLIED);
  }

  /** The digests of the files that incremental runs applied last, by source. */
  Map<String, String> appliedFiles(String connector) {
    return database
        .select(CONNECTOR.APPLIED_FILES)
        .from(CONNECTOR)
        .where(CONNECTOR.NAME.eq(connector))
        .fetchOptional(CONNECTOR.APPLIED_FILES)
        .map(json -> AppliedFiles.parse(json).sha256BySource())
        .orElse(Map.of());
  }

  private List<Synchronization> where(Condition condition) {
    return synchronizations.findAllById(
        database
            .select(SYNCHRONIZATION.ID)
            .from(SYNCHRONIZATION)
            .where(condition)
            .orderBy(SYNCHRONIZATION.ARRIVAL)
            .fetch(SYNCHRONIZATION.ID));
  }
}
