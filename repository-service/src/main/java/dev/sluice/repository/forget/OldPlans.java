package dev.sluice.repository.forget;

import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.PENDING_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.REJECT;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_COUNTER_TEST;
import static dev.sluice.repository.jooq.Tables.REVIEW_FINDING;
import static dev.sluice.repository.jooq.Tables.SUPPRESSED_CHANGE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import dev.sluice.repository.metric.RunMeters;
import dev.sluice.repository.plan.InspectionTables;
import dev.sluice.repository.plan.PlanPart;
import dev.sluice.repository.postgresql.DatabaseTrouble;
import dev.sluice.repository.postgresql.Statement;
import dev.sluice.repository.run.RunLock;
import dev.sluice.repository.run.RunRow;
import dev.sluice.repository.run.Synchronization;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The plans and rejected rows of runs that ended long ago. The plan of an applied run is its audit,
 * which is kept longer. Deleting the first piece hides the rest, so that nobody mistakes it for
 * all.
 */
@Component
class OldPlans {
  private static final Logger LOG = LoggerFactory.getLogger(OldPlans.class);

  private static final int ROWS_OF_A_PIECE = 5000;

  private static final List<Table<?>> PLAN =
      List.of(RESOURCE_CHANGE, RESOURCE_LINK_CHANGE, PENDING_LINK_CHANGE, SUPPRESSED_CHANGE);

  // ONLY, since a row's place says in one table alone which row it is. The places are all that the
  // DELETE asks for: told the run as well, PostgreSQL may go through all rows of the run and look
  // for each in the list of places, which takes seconds for a piece.
  private static final Statement DELETE_SOME =
      Statement.of(
          "table, of_run, rows",
          """
          DELETE FROM ONLY {table} WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM ONLY {table} WHERE {of_run} LIMIT {rows}))
          """);

  private final DSLContext database;
  private final RunLock lock;
  private final TransactionTemplate transaction;
  private final RunMeters meters;
  private final Clock clock;

  OldPlans(
      DSLContext database,
      RunLock lock,
      TransactionTemplate transaction,
      RunMeters meters,
      Clock clock) {
    this.database = database;
    this.lock = lock;
    this.transaction = transaction;
    this.meters = meters;
    this.clock = clock;
  }

  /** The first of these runs, those that ended first before the others. */
  List<UUID> of(Condition old, int most) {
    return database
        .select(SYNCHRONIZATION.ID)
        .from(SYNCHRONIZATION)
        .where(old)
        .orderBy(SYNCHRONIZATION.ENDED_AT)
        .limit(most)
        .fetch(SYNCHRONIZATION.ID);
  }

  /** Deletes some of what a run left, and tells whether there may be more that can be had now. */
  boolean forgetPiece(UUID id) {
    try {
      return Boolean.TRUE.equals(
          transaction.execute(
              status ->
                  // Another server may be at it.
                  lock.runIfFree(id)
                      .filter(run -> run.status().ended() && !run.planDeleted())
                      .map(this::forgetSome)
                      .orElse(false)));
    } catch (RuntimeException e) {
      if (DatabaseTrouble.isLocked(e)) {
        // Somebody is looking at it.
        return false;
      }
      throw e;
    }
  }

  private boolean forgetSome(Synchronization run) {
    if (run.planForgottenAt() == null) {
      RunRow.planForgotten(database, run.id(), clock.instant());
    }
    if (dropPart(run.id())
        || deleteInspection(run.id())
        || deletePlan(run.id())
        || deleteSome(REJECT, REJECT.SYNCHRONIZATION_ID.eq(run.id()))) {
      return true;
    }
    RunRow.planDeleted(database, run.id());
    LOG.debug("Deleted the plan of run {}", run.id());
    return false;
  }

  private boolean dropPart(UUID run) {
    return Stream.of(RESOURCE_CHANGE, RESOURCE_LINK_CHANGE)
        .anyMatch(table -> PlanPart.dropOne(database, table, run));
  }

  /** What was found about the plan goes with it. */
  private boolean deleteInspection(UUID run) {
    Integer inspection =
        database
            .select(INSPECTION.ID)
            .from(INSPECTION)
            .where(INSPECTION.SYNCHRONIZATION_ID.eq(run))
            .fetchOne(INSPECTION.ID);
    if (inspection == null) {
      return false;
    }
    boolean more =
        InspectionTables.ALL.stream()
            .anyMatch(
                table -> deleteSome(table, InspectionTables.inspection(table).eq(inspection)));
    if (!more) {
      database.deleteFrom(INSPECTION).where(INSPECTION.ID.eq(inspection)).execute();
    }
    return more;
  }

  private boolean deletePlan(UUID run) {
    boolean more =
        PLAN.stream()
            .anyMatch(
                table -> deleteSome(table, field(name("synchronization_id"), UUID.class).eq(run)));
    if (!more) {
      database
          .deleteFrom(COMPARED_TARGET)
          .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(run))
          .execute();
      database
          .deleteFrom(REVIEW_FINDING)
          .where(REVIEW_FINDING.SYNCHRONIZATION_ID.eq(run))
          .execute();
      database
          .deleteFrom(REVIEW_COUNTER_TEST)
          .where(REVIEW_COUNTER_TEST.SYNCHRONIZATION_ID.eq(run))
          .execute();
    }
    return more;
  }

  private boolean deleteSome(Table<?> table, Condition ofRun) {
    int rows =
        DELETE_SOME.execute(
            database, Map.of("table", table, "of_run", ofRun, "rows", inline(ROWS_OF_A_PIECE)));
    meters.forgot(rows);
    return rows > 0;
  }
}
