package dev.sluice.repository.run;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.jooq.tables.records.SynchronizationRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Runs with commands that ended without being applied. A command file is a log: later files do not
 * repeat these commands, so they are missing until a complete run reads the whole table, or the
 * same files are applied.
 *
 * @param runs how many
 * @param since when the first of them was asked for
 */
public record MissedCommands(int runs, Instant since) {
  private static final dev.sluice.repository.jooq.tables.Synchronization MISSED =
      SYNCHRONIZATION.as("missed");
  private static final dev.sluice.repository.jooq.tables.Synchronization APPLIED =
      SYNCHRONIZATION.as("applied");

  // Literals, so that PostgreSQL sees that the partial index has all of them.
  private static final List<Field<String>> UNAPPLIED =
      Stream.of(
              Status.CANCELLED,
              Status.EXPIRED,
              Status.FAILED,
              Status.INTERRUPTED,
              Status.SUPERSEDED)
          .<Field<String>>map(status -> inline(status.name()))
          .toList();

  /** What is missing of each connector, of those connectors of which something is. */
  public static Map<String, MissedCommands> of(DSLContext dsl, Collection<String> connectors) {
    return dsl.select(MISSED.CONNECTOR, count(), min(MISSED.REQUESTED_AT))
        .from(MISSED)
        .where(MISSED.CONNECTOR.in(connectors))
        .and(missed())
        .groupBy(MISSED.CONNECTOR)
        .fetchMap(
            MISSED.CONNECTOR, row -> new MissedCommands(row.value2(), row.value3().toInstant()));
  }

  /** What is missing of its connector, as a breach of a run that carries commands itself. */
  public static Optional<Breach> before(DSLContext dsl, SynchronizationRecord run) {
    String files = run.getCommandFiles();
    if (files == null) {
      return Optional.empty();
    }
    int runs =
        dsl.fetchCount(
            MISSED,
            MISSED
                .CONNECTOR
                .eq(run.getConnector())
                .and(MISSED.ARRIVAL.lt(run.getArrival()))
                // The run makes these good itself.
                .and(MISSED.COMMAND_FILES.ne(files))
                .and(missed()));
    return runs == 0
        ? Optional.empty()
        : Optional.of(new Breach(run.getConnector(), Breach.MISSED_COMMANDS, 0, runs));
  }

  private static Condition missed() {
    return MISSED
        .COMMAND_FILES
        .isNotNull()
        .and(DSL.not(MISSED.DRY_RUN))
        .and(MISSED.STATUS.in(UNAPPLIED))
        .and(
            notExists(
                selectOne()
                    .from(APPLIED)
                    .where(APPLIED.CONNECTOR.eq(MISSED.CONNECTOR))
                    .and(APPLIED.STATUS.eq(Status.COMPLETED.name()))
                    .and(
                        APPLIED
                            .MODE
                            .ne(Mode.INCREMENTAL.name())
                            .and(APPLIED.ARRIVAL.gt(MISSED.ARRIVAL))
                            // Whenever that was: the files are not applied again.
                            .or(APPLIED.COMMAND_FILES.eq(MISSED.COMMAND_FILES)))));
  }
}
