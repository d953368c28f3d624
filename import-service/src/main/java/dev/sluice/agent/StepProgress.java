package dev.sluice.agent;

import dev.sluice.agent.send.ProgressReports;
import dev.sluice.agent.step.Progress;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports a step's progress as heartbeats and to the server, about once a second; it is
 * thread-safe. While a step waits for a disk and cannot report progress, the last heartbeat is
 * repeated, so that the step does not count as dead.
 */
final class StepProgress implements Progress, AutoCloseable {
  private static final long BETWEEN = Duration.ofSeconds(1).toNanos();

  /** A disk that takes longer for one thing is broken, and another attempt may find it mended. */
  private static final long LONGEST_SILENCE = Duration.ofMinutes(30).toNanos();

  private static final ScheduledExecutorService TICKER =
      Executors.newSingleThreadScheduledExecutor(StepProgress::thread);

  /** What a heartbeat carries, for people who look at the activity in Temporal. */
  record Heartbeat(String step, long done, @Nullable Long total) {}

  private final Consumer<Heartbeat> heart;
  private final LongSupplier nanoTime;
  private final String step;
  private final @Nullable ProgressReports reports;
  private @Nullable Future<?> ticking;
  private @Nullable Heartbeat last;
  private @Nullable RuntimeException unwanted;
  private long lastAt;
  private long movedAt;

  StepProgress(
      Consumer<Heartbeat> heart,
      LongSupplier nanoTime,
      String step,
      @Nullable ProgressReports reports) {
    this.heart = heart;
    this.nanoTime = nanoTime;
    this.step = step;
    this.reports = reports;
  }

  /** The progress of an activity. */
  static StepProgress of(
      ActivityExecutionContext activity, String step, @Nullable ProgressReports reports) {
    StepProgress progress = new StepProgress(activity::heartbeat, System::nanoTime, step, reports);
    progress.ticking =
        TICKER.scheduleWithFixedDelay(progress::tick, BETWEEN, BETWEEN, TimeUnit.NANOSECONDS);
    return progress;
  }

  @Override
  public synchronized void at(long done, @Nullable Long total) {
    if (unwanted != null) {
      throw unwanted;
    }
    long now = nanoTime.getAsLong();
    movedAt = now;
    if (last != null && now - lastAt < BETWEEN) {
      return;
    }
    lastAt = now;
    last = new Heartbeat(step, done, total);
    // Throws when the activity was cancelled or the worker is shutting down: the step ends here.
    heart.accept(last);
    if (reports != null) {
      reports.report(done, total);
    }
  }

  /** Repeats the last sign if the step has given none for a while. */
  synchronized void tick() {
    long now = nanoTime.getAsLong();
    boolean quiet = now - lastAt >= BETWEEN && now - movedAt < LONGEST_SILENCE;
    if (last == null || unwanted != null || !quiet) {
      return;
    }
    lastAt = now;
    try {
      heart.accept(last);
    } catch (RuntimeException noLongerWanted) {
      // For the step to end with, as soon as it can be told.
      unwanted = noLongerWanted;
    }
  }

  private static Thread thread(Runnable ticker) {
    Thread thread = new Thread(ticker, "step-signs");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    if (ticking != null) {
      ticking.cancel(false);
    }
  }
}
