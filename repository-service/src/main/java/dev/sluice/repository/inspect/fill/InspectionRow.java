package dev.sluice.repository.inspect.fill;

import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.function;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.StepException;
import dev.sluice.repository.inspect.InspectionState;
import dev.sluice.repository.jooq.tables.records.InspectionRecord;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import dev.sluice.repository.plan.CompareAttempt;
import dev.sluice.repository.plan.InspectionTables;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The row of an inspection, which is the right to write its results: a later attempt, or a plan
 * that is made again, deletes it. Everything written for it is committed at its end.
 */
final class InspectionRow {
  /** Not when the transaction began, which writes all that is found. */
  private static final Field<OffsetDateTime> NOW =
      function("clock_timestamp", SQLDataType.OFFSETDATETIME);

  private final DSLContext dsl;
  private final UUID run;
  private final String planDigest;

  InspectionRow(DSLContext dsl, UUID run, String planDigest) {
    this.dsl = dsl;
    this.run = run;
    this.planDigest = planDigest;
  }

  /** Begins an inspection instead of one that did not end; gives one that is done as it is. */
  InspectionRecord begin() {
    lockRun();
    InspectionRecord earlier = dsl.fetchOne(INSPECTION, INSPECTION.SYNCHRONIZATION_ID.eq(run));
    if (earlier != null && isDone(earlier) && earlier.getPlanDigest().equals(planDigest)) {
      return earlier;
    }
    InspectionTables.forget(dsl, run);
    return dsl.insertInto(INSPECTION)
        .set(INSPECTION.SYNCHRONIZATION_ID, run)
        .set(INSPECTION.PLAN_DIGEST, planDigest)
        .set(INSPECTION.STATE, InspectionState.RUNNING.name())
        .set(INSPECTION.STARTED_AT, NOW)
        .returning()
        .fetchSingle();
  }

  static boolean isDone(InspectionRecord inspection) {
    return inspection.getState().equals(InspectionState.DONE.name());
  }

  /** The run, whose plan is the one to be inspected. */
  SynchronizationRecord readRun() {
    return verified(dsl.fetchOne(SYNCHRONIZATION, SYNCHRONIZATION.ID.eq(run)));
  }

  /** The same until the transaction ends. */
  private SynchronizationRecord lockRun() {
    return verified(
        dsl.selectFrom(SYNCHRONIZATION)
            .where(SYNCHRONIZATION.ID.eq(run))
            .forNoKeyUpdate()
            .fetchOne());
  }

  private SynchronizationRecord verified(@Nullable SynchronizationRecord found) {
    if (found == null || found.getEndedAt() != null || Status.valueOf(found.getStatus()).ended()) {
      throw new StepException(
          FailureType.RUN_ENDED,
          "The run has ended, so its plan needs no review",
          "Nothing needs to be done");
    }
    if (!planDigest.equals(found.getPlanDigest())) {
      throw new StepException(
          FailureType.PLAN_CHANGED,
          "The run was planned again, so the inspection of the earlier plan is not needed",
          "Nothing needs to be done: the new plan is inspected");
    }
    return found;
  }

  /** Shows how far it has come. */
  static void progress(DSLContext dsl, int inspection, long changes) {
    dsl.update(INSPECTION)
        .set(INSPECTION.CHANGES, changes)
        .where(INSPECTION.ID.eq(inspection))
        .execute();
  }

  /** Ends it, if it is still the one of its run. */
  void done(int inspection, long changes, String digest) {
    lockRun();
    end(inspection, InspectionState.DONE, changes, digest, null);
  }

  /** Says why it failed. */
  void failed(int inspection, String failure) {
    end(inspection, InspectionState.FAILED, null, null, failure);
  }

  private void end(
      int inspection,
      InspectionState state,
      @Nullable Long changes,
      @Nullable String digest,
      @Nullable String failure) {
    var update =
        dsl.update(INSPECTION)
            .set(INSPECTION.STATE, state.name())
            .set(INSPECTION.DIGEST, digest)
            .set(INSPECTION.FAILURE, failure)
            .set(INSPECTION.ENDED_AT, NOW);
    if (changes != null) {
      update = update.set(INSPECTION.CHANGES, changes);
    }
    int ended =
        update
            .where(INSPECTION.ID.eq(inspection))
            .and(INSPECTION.STATE.eq(InspectionState.RUNNING.name()))
            .execute();
    if (ended == 0 && state == InspectionState.DONE) {
      throw CompareAttempt.overtaken();
    }
  }
}
