package dev.sluice.repository.start;

import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.select;

import dev.sluice.contract.FailureType;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.jooq.tables.Synchronization;
import dev.sluice.repository.run.Gap;
import dev.sluice.repository.run.MissedCommands;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds what an incremental run of a connector would miss, and a complete run would repair. */
@Component
class Gaps {
  private static final Synchronization APPLIED = SYNCHRONIZATION.as("applied");

  private final DSLContext database;

  Gaps(DSLContext database) {
    this.database = database;
  }

  Optional<Gap> of(String connector) {
    if (snapshotUnusable(connector)) {
      return Optional.of(Gap.SNAPSHOT_UNUSABLE);
    }
    // Where all that is ever delivered are commands, no complete run could take their place.
    return wasComplete(connector)
            && MissedCommands.of(database, List.of(connector)).containsKey(connector)
        ? Optional.of(Gap.MISSED_COMMANDS)
        : Optional.empty();
  }

  /** Whether a run found so since the last one that was applied. */
  private boolean snapshotUnusable(String connector) {
    return database.fetchExists(
        SYNCHRONIZATION,
        SYNCHRONIZATION
            .CONNECTOR
            .eq(connector)
            .and(SYNCHRONIZATION.STATUS.eq(Status.FAILED.name()))
            .and(
                jsonbGetAttributeAsText(SYNCHRONIZATION.FAILURE, "type")
                    .eq(FailureType.SNAPSHOT_UNUSABLE.name()))
            .and(
                SYNCHRONIZATION.ARRIVAL.gt(
                    coalesce(
                        field(
                            select(APPLIED.ARRIVAL)
                                .from(CONNECTOR)
                                .join(APPLIED)
                                .on(APPLIED.ID.eq(CONNECTOR.LAST_APPLIED))
                                .where(CONNECTOR.NAME.eq(connector))),
                        inline(0L)))));
  }

  private boolean wasComplete(String connector) {
    return database.fetchExists(
        SYNCHRONIZATION,
        SYNCHRONIZATION
            .CONNECTOR
            .eq(connector)
            .and(SYNCHRONIZATION.STATUS.eq(Status.COMPLETED.name()))
            .and(SYNCHRONIZATION.MODE.ne(Mode.INCREMENTAL.name())));
  }
}
