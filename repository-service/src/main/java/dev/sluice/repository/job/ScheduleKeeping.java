package dev.sluice.repository.job;

import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.SafeTrace;
import dev.sluice.repository.TemporalUnavailableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Updates Temporal's schedules to match the loaded definitions, whoever loaded them and whatever
 * was missed in between. Several servers may do so at the same time, since each step may be
 * repeated.
 */
@Component
class ScheduleKeeping implements SchedulingConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleKeeping.class);

  private final Jobs jobs;
  private final Schedules schedules;
  private final RepositoryProperties properties;
  private volatile boolean supported = true;

  ScheduleKeeping(Jobs jobs, Schedules schedules, RepositoryProperties properties) {
    this.jobs = jobs;
    this.schedules = schedules;
    this.properties = properties;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(this::sweep, properties.sweepInterval());
  }

  /** Whether the service that this server speaks to keeps schedules at all. */
  boolean supported() {
    return supported;
  }

  /** Does what there is to do; what fails is tried again with the next sweep. */
  void sweep() {
    if (!supported) {
      return;
    }
    try {
      keep();
    } catch (NoSchedulesException e) {
      supported = false;
      List<String> waiting = jobs.all().stream().map(ConnectorJob::connector).distinct().toList();
      LOG.warn(
          "This Temporal service has no schedules, so jobs do not start runs{}",
          waiting.isEmpty() ? "" : ": those of " + String.join(", ", waiting));
    } catch (TemporalUnavailableException e) {
      LOG.info("Temporal does not answer; the schedules of jobs are checked again later");
    } catch (RuntimeException e) {
      LOG.error("The schedules of jobs could not be checked: {}", SafeTrace.of(e));
    }
  }

  private void keep() {
    Map<String, KeptSchedule> surplus = new HashMap<>(schedules.list());
    // Read after the list: a schedule that is in it was made for a definition loaded before.
    for (ConnectorJob job : jobs.all()) {
      keep(job, surplus.remove(job.scheduleId()));
    }
    for (String id : surplus.keySet()) {
      schedules.delete(id);
      LOG.info("Deleted the schedule {}, whose job no longer exists", id);
    }
  }

  private void keep(ConnectorJob job, @Nullable KeptSchedule kept) {
    try {
      agree(job, kept);
    } catch (NoSchedulesException | TemporalUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("The schedule {} could not be updated: {}", job.scheduleId(), SafeTrace.of(e));
    }
  }

  private void agree(ConnectorJob job, @Nullable KeptSchedule kept) {
    if (kept == null) {
      schedules.create(job);
      LOG.info("Created the schedule {}", job.scheduleId());
      return;
    }
    if (!kept.job().equals(job.job())) {
      schedules.retime(job);
      LOG.info("Changed the schedule {}", job.scheduleId());
    }
    if (!job.state().active() && !kept.paused()) {
      schedules.pause(job);
    } else if (job.state().active() && kept.paused() && Switch.stopped(kept.note())) {
      // Whatever somebody paused in Temporal itself stays so.
      schedules.unpause(job);
    }
  }
}
