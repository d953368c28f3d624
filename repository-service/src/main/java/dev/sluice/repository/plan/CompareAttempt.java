package dev.sluice.repository.plan;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.StepException;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import dev.sluice.repository.postgresql.LocalSettings;
import dev.sluice.repository.postgresql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a run's plan. Before planned changes are committed, the run's row is locked
 * and the attempt is verified. Until then rows are in temporary tables, or in parts of the plan
 * that nobody else uses. So an overtaken attempt can neither write nor delay the attempt that
 * overtook it.
 */
public record CompareAttempt(UUID synchronizationId, UUID attempt) {
  private static final Set<Status> PLANNING_IS_OVER =
      Set.of(Status.AWAITING_REVIEW, Status.APPLYING);

  private static final Statement STOP =
      Statement.of(
          "of_run, of_this",
          """
          SELECT pg_cancel_backend(pid) FROM pg_stat_activity
          WHERE starts_with(application_name, {of_run}) AND application_name <> {of_this}
          """);

  /** Locks the run, which a new attempt may plan. */
  public static SynchronizationRecord lockForNew(DSLContext dsl, UUID synchronizationId) {
    SynchronizationRecord run = open(read(dsl, synchronizationId, true));
    if (PLANNING_IS_OVER.contains(Status.valueOf(run.getStatus()))) {
      throw overtaken();
    }
    return run;
  }

  /** Refuses to go on if another attempt has overtaken this one or the run has ended. */
  public void verify(DSLContext dsl) {
    verified(read(dsl, synchronizationId, false));
  }

  /** As {@link #verify}, and nobody can overtake it until the transaction ends. */
  public SynchronizationRecord lock(DSLContext dsl) {
    return verified(read(dsl, synchronizationId, true));
  }

  private SynchronizationRecord verified(@Nullable SynchronizationRecord run) {
    SynchronizationRecord open = open(run);
    if (!attempt.equals(open.getCompareAttempt())) {
      throw overtaken();
    }
    return open;
  }

  private static @Nullable SynchronizationRecord read(
      DSLContext dsl, UUID synchronizationId, boolean lock) {
    var row = dsl.selectFrom(SYNCHRONIZATION).where(SYNCHRONIZATION.ID.eq(synchronizationId));
    return lock ? row.forUpdate().fetchOne() : row.fetchOne();
  }

  private static SynchronizationRecord open(@Nullable SynchronizationRecord run) {
    if (run == null || run.getEndedAt() != null || Status.valueOf(run.getStatus()).ended()) {
      throw new StepException(
          FailureType.RUN_ENDED,
          "The run has ended, so its rows are no longer needed",
          "Start another run");
    }
    return run;
  }

  /** Names what the transaction does, so that whoever overtakes it can stop it. */
  public void markStatements(DSLContext dsl) {
    LocalSettings.name(dsl, statements());
  }

  /**
   * Stops what the attempts that this one overtook are still doing, with this server or another:
   * nobody wants it, and it keeps two connections.
   */
  public void stopOthers(DSLContext dsl) {
    STOP.execute(dsl, Map.of("of_run", val(statementsOfRun()), "of_this", val(statements())));
  }

  /** As long as PostgreSQL keeps such names. */
  private String statements() {
    return statementsOfRun() + attempt.toString().substring(0, 8);
  }

  private String statementsOfRun() {
    return "compare " + synchronizationId + " ";
  }

  /** Refuses an attempt that another one overtook. */
  public static StepException overtaken() {
    return new StepException(
        FailureType.OVERTAKEN,
        "A later attempt of this run sends the rows",
        "Nothing needs to be done: the later attempt continues");
  }
}
