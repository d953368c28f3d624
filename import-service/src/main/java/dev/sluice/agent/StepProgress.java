package dev.sluice.agent;

import dev.sluice.agent.run.Progress;
import dev.sluice.agent.send.ProgressReports;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Passes a step's progress on as heartbeats and to the server, about once a second; for any number
 * of threads.
 */
final class StepProgress implements Progress {
  private static final long BETWEEN = Duration.ofSeconds(1).toNanos();

  /** What a heartbeat carries, for people who look at the activity in Temporal. */
  record Heartbeat(String step, long done, @Nullable Long total) {}

  private final ActivityExecutionContext activity;
  private final String step;
  private final @Nullable ProgressReports reports;
  private boolean started;
  private long lastAt;

  StepProgress(ActivityExecutionContext activity, String step, @Nullable ProgressReports reports) {
    this.activity = activity;
    this.step = step;
    this.reports = reports;
  }

  @Override
  public synchronized void at(long done, @Nullable Long total) {
    long now = System.nanoTime();
    if (started && now - lastAt < BETWEEN) {
      return;
    }
    started = true;
    lastAt = now;
    // Throws when the activity was cancelled or the worker is shutting down: the step ends here.
    activity.heartbeat(new Heartbeat(step, done, total));
    if (reports != null) {
      reports.report(done, total);
    }
  }
}
