package dev.sluice.repository.job;

import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;

import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.Via;
import dev.sluice.repository.jooq.tables.Synchronization;
import dev.sluice.repository.postgresql.Timestamps;
import dev.sluice.repository.run.Gap;
import dev.sluice.repository.run.OpenRuns;
import dev.sluice.repository.run.Turn;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Row3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the last runs of jobs. */
@Component
class JobRuns {
  private static final Synchronization RUN = SYNCHRONIZATION.as("run");
  private static final Field<String> SCHEDULE = field("asked.schedule", String.class);
  private static final Field<String> CONNECTOR = field("asked.connector", String.class);
  private static final Field<String> DUE = field("asked.due", String.class);

  private final DSLContext database;

  JobRuns(DSLContext database) {
    this.database = database;
  }

  /**
   * A run that a job started.
   *
   * @param gap why it is a complete one instead of an incremental one
   */
  record JobRun(
      UUID id,
      String mode,
      Status status,
      @Nullable Gap gap,
      Instant startedAt,
      @Nullable Instant endedAt) {

    private static JobRun of(Record row) {
      String gap = row.get(RUN.GAP);
      OffsetDateTime ended = row.get(RUN.ENDED_AT);
      return new JobRun(
          row.get(RUN.ID),
          Mode.valueOf(row.get(RUN.MODE)).label(),
          Status.valueOf(row.get(RUN.STATUS)),
          gap == null ? null : Gap.valueOf(gap),
          row.get(RUN.REQUESTED_AT).toInstant(),
          Timestamps.instant(ended));
    }
  }

  /** The latest run of each of these jobs that has not ended, by the id of the schedule. */
  Map<String, JobRun> open(List<ConnectorJob> jobs) {
    return latest(jobs, OpenRuns.condition());
  }

  /** The latest run of each of these jobs that has ended, by the id of the schedule. */
  Map<String, JobRun> ended(List<ConnectorJob> jobs) {
    return latest(jobs, not(OpenRuns.condition()));
  }

  /** The run of each of these connectors that compares, waits for review or applies. */
  Map<String, UUID> atWork(Collection<String> connectors) {
    return database
        .select(SYNCHRONIZATION.CONNECTOR, SYNCHRONIZATION.ID)
        .from(SYNCHRONIZATION)
        .where(SYNCHRONIZATION.TURN.eq(Turn.GRANTED.name()))
        .and(SYNCHRONIZATION.CONNECTOR.in(connectors))
        .fetchMap(SYNCHRONIZATION.CONNECTOR, SYNCHRONIZATION.ID);
  }

  private Map<String, JobRun> latest(List<ConnectorJob> jobs, Condition condition) {
    if (jobs.isEmpty()) {
      return Map.of();
    }
    @SuppressWarnings({"unchecked", "rawtypes"})
    Row3<String, String, String>[] rows =
        jobs.stream()
            .map(job -> row(val(job.scheduleId()), val(job.connector()), val(job.due().name())))
            .toArray(Row3[]::new);
    return database
        .select(SCHEDULE, RUN.ID, RUN.MODE, RUN.STATUS, RUN.GAP, RUN.REQUESTED_AT, RUN.ENDED_AT)
        .from(
            values(rows).as("asked", "schedule", "connector", "due"),
            lateral(
                    selectFrom(SYNCHRONIZATION)
                        .where(SYNCHRONIZATION.CONNECTOR.eq(CONNECTOR))
                        .and(SYNCHRONIZATION.REQUESTED_VIA.eq(Via.JOB.name()))
                        .and(due())
                        .and(condition)
                        .orderBy(SYNCHRONIZATION.ARRIVAL.desc())
                        .limit(1))
                .as(RUN))
        .fetchMap(SCHEDULE, JobRun::of);
  }

  /** What was due is the mode of the run, unless there was a gap. */
  private static Condition due() {
    return SYNCHRONIZATION
        .GAP
        .isNull()
        .and(SYNCHRONIZATION.MODE.eq(DUE))
        .or(SYNCHRONIZATION.GAP.isNotNull().and(DUE.eq(Mode.INCREMENTAL.name())));
  }
}
