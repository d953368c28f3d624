package dev.sluice.repository.run;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.currentOffsetDateTime;

import dev.sluice.contract.agent.CommandFiles;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.plan.SourceFiles;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;

/**
 * Writes the columns of a run's row that {@link Synchronization} only reads: the state of its plan,
 * in the transaction that plans or applies it, and which workflow was started for it. Every write
 * increases the version, so that nobody saves older data.
 */
public final class RunRow {
  private RunRow() {}

  /** A workflow was started for the run, unless it has one; the row need not be locked. */
  public static void started(DSLContext dsl, UUID id, String workflowRun) {
    update(dsl)
        .set(SYNCHRONIZATION.WORKFLOW_RUN_ID, workflowRun)
        .set(SYNCHRONIZATION.WORKFLOW_ORIGINAL_RUN_ID, workflowRun)
        .where(SYNCHRONIZATION.ID.eq(id))
        .and(SYNCHRONIZATION.WORKFLOW_RUN_ID.isNull())
        .execute();
  }

  /** An attempt begins to plan what these files hold, and nothing is planned yet. */
  public static void planning(DSLContext dsl, UUID id, UUID attempt, List<PreparedFile> files) {
    update(dsl)
        .set(SYNCHRONIZATION.COMPARE_ATTEMPT, attempt)
        .setNull(SYNCHRONIZATION.PLAN_DIGEST)
        .set(SYNCHRONIZATION.COUNTERS, PlanCounters.NONE.toJson())
        .set(SYNCHRONIZATION.SOURCES, SourceFiles.of(files).toJson())
        .set(SYNCHRONIZATION.BREACHES, Breaches.NONE.toJson())
        .set(SYNCHRONIZATION.WARNINGS, Breaches.NONE.toJson())
        .set(SYNCHRONIZATION.CHECKED, false)
        // The files may have been read again since the run asked for its turn.
        .set(SYNCHRONIZATION.COMMAND_FILES, CommandFiles.named(files))
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
  }

  /** The plan is complete and was checked; gives the row as it is now. */
  public static SynchronizationRecord planned(
      DSLContext dsl,
      UUID id,
      String digest,
      PlanCounters counters,
      List<Breach> breaches,
      List<Breach> warnings) {
    return update(dsl)
        .set(SYNCHRONIZATION.PLAN_DIGEST, digest)
        .set(SYNCHRONIZATION.COUNTERS, counters.toJson())
        .set(SYNCHRONIZATION.BREACHES, new Breaches(breaches).toJson())
        .set(SYNCHRONIZATION.WARNINGS, new Breaches(warnings).toJson())
        .set(SYNCHRONIZATION.CHECKED, true)
        .where(SYNCHRONIZATION.ID.eq(id))
        .returning()
        .fetchSingle();
  }

  /** The plan was applied, which ends the run. */
  public static void applied(DSLContext dsl, UUID id, PlanCounters counters) {
    update(dsl)
        .set(SYNCHRONIZATION.STATUS, Status.COMPLETED.name())
        .set(SYNCHRONIZATION.COUNTERS, counters.toJson())
        .set(SYNCHRONIZATION.ENDED_AT, currentOffsetDateTime())
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
  }

  /** Nobody is shown any more what the run planned and rejected: it is being deleted. */
  public static void planForgotten(DSLContext dsl, UUID id, Instant at) {
    update(dsl)
        .set(SYNCHRONIZATION.PLAN_FORGOTTEN_AT, at.atOffset(ZoneOffset.UTC))
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
  }

  /** No row is left of what the run planned and rejected. */
  public static void planDeleted(DSLContext dsl, UUID id) {
    update(dsl).set(SYNCHRONIZATION.PLAN_DELETED, true).where(SYNCHRONIZATION.ID.eq(id)).execute();
  }

  private static UpdateSetMoreStep<SynchronizationRecord> update(DSLContext dsl) {
    return dsl.update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.VERSION, SYNCHRONIZATION.VERSION.plus(1));
  }
}
