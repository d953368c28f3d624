package dev.sluice.repository.job;

import dev.sluice.contract.run.Status;
import dev.sluice.repository.job.JobRuns.JobRun;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as shown to people and programs.
 *
 * @param job the mode of the runs that are due
 * @param note why its schedule is paused, if it is
 * @param next when it starts runs next; empty while it starts none, or if nobody knows
 * @param open its run that has not ended
 * @param waitsFor the run of the connector that the open one waits for
 * @param last its run that ended last
 */
record JobView(
    String connector,
    String job,
    String cron,
    String timeZone,
    Schedule schedule,
    @Nullable String note,
    List<Instant> next,
    @Nullable JobRun open,
    @Nullable UUID waitsFor,
    @Nullable JobRun last) {

  /** What Temporal makes of a job. */
  enum Schedule {
    /** It starts runs. */
    SCHEDULED,
    /** Somebody has deactivated the connector, or paused the schedule in Temporal. */
    PAUSED,
    /** The schedule is about to be made. */
    EXPECTED,
    /** Temporal does not answer. */
    UNKNOWN,
    /** This Temporal service keeps no schedules. */
    UNSUPPORTED
  }

  static JobView of(
      ConnectorJob job,
      Schedule schedule,
      @Nullable KeptSchedule kept,
      @Nullable JobRun open,
      @Nullable UUID atWork,
      @Nullable JobRun last) {
    boolean waits = open != null && open.status() == Status.QUEUED && !open.id().equals(atWork);
    return new JobView(
        job.connector(),
        job.due().label(),
        job.job().cron(),
        job.job().timeZone(),
        schedule,
        kept != null && kept.paused() ? kept.note() : null,
        kept != null && schedule == Schedule.SCHEDULED ? kept.next() : List.of(),
        open,
        waits ? atWork : null,
        last);
  }
}
