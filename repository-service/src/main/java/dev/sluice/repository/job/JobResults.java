package dev.sluice.repository.job;

import dev.sluice.repository.TemporalUnavailableException;
import dev.sluice.repository.job.JobRuns.JobRun;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Combines the information about jobs for people. */
@Component
class JobResults {
  private final ScheduleKeeping keeping;
  private final Schedules schedules;
  private final JobRuns runs;

  JobResults(ScheduleKeeping keeping, Schedules schedules, JobRuns runs) {
    this.keeping = keeping;
    this.schedules = schedules;
    this.runs = runs;
  }

  /** What there is to say of these jobs; if Temporal does not answer, what the server knows. */
  List<JobView> of(List<ConnectorJob> jobs) {
    if (jobs.isEmpty()) {
      return List.of();
    }
    Map<String, KeptSchedule> kept = kept();
    Map<String, JobRun> open = runs.open(jobs);
    Map<String, JobRun> ended = runs.ended(jobs);
    Map<String, UUID> atWork =
        runs.atWork(jobs.stream().map(ConnectorJob::connector).distinct().toList());
    return jobs.stream()
        .map(
            job -> {
              KeptSchedule schedule = kept == null ? null : kept.get(job.scheduleId());
              return JobView.of(
                  job,
                  state(kept, schedule),
                  schedule,
                  open.get(job.scheduleId()),
                  atWork.get(job.connector()),
                  ended.get(job.scheduleId()));
            })
        .toList();
  }

  private @Nullable Map<String, KeptSchedule> kept() {
    try {
      return keeping.supported() ? schedules.list() : null;
    } catch (TemporalUnavailableException | NoSchedulesException e) {
      return null;
    }
  }

  private JobView.Schedule state(
      @Nullable Map<String, KeptSchedule> kept, @Nullable KeptSchedule schedule) {
    if (kept == null) {
      return keeping.supported() ? JobView.Schedule.UNKNOWN : JobView.Schedule.UNSUPPORTED;
    }
    if (schedule == null) {
      return JobView.Schedule.EXPECTED;
    }
    return schedule.paused() ? JobView.Schedule.PAUSED : JobView.Schedule.SCHEDULED;
  }
}
