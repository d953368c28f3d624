package dev.sluice.repository.run;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/**
 * The locks for decisions about runs; all last until the transaction ends. If both are needed, the
 * connector's comes first.
 */
@Component
public class RunLock {
  private final DSLContext database;
  private final Synchronizations synchronizations;

  RunLock(DSLContext database, Synchronizations synchronizations) {
    this.database = database;
    this.synchronizations = synchronizations;
  }

  /** Waits until nobody else decides about this connector's turns. */
  public void connector(String connector) {
    // Not a row lock: a connector may be deleted while its last run is still under way.
    database
        .select(
            DSL.function(
                "pg_advisory_xact_lock",
                SQLDataType.OTHER,
                DSL.function(
                    "hashtextextended",
                    SQLDataType.BIGINT,
                    DSL.val("turn/" + connector),
                    DSL.val(0L))))
        .fetch();
  }

  /** The run, for change. */
  public Optional<Synchronization> run(UUID id) {
    // Not FOR UPDATE: that would wait for a compare, which holds the key of the run's row while it
    // writes the plan.
    database
        .select(SYNCHRONIZATION.ID)
        .from(SYNCHRONIZATION)
        .where(SYNCHRONIZATION.ID.eq(id))
        .forNoKeyUpdate()
        .fetch();
    return synchronizations.findById(id);
  }

  /** The run, for change; nothing if somebody else is changing it at this moment. */
  public Optional<Synchronization> runIfFree(UUID id) {
    boolean locked =
        database
            .select(SYNCHRONIZATION.ID)
            .from(SYNCHRONIZATION)
            .where(SYNCHRONIZATION.ID.eq(id))
            .forNoKeyUpdate()
            .skipLocked()
            .fetchOptional()
            .isPresent();
    return locked ? synchronizations.findById(id) : Optional.empty();
  }
}
