package dev.sluice.repository.worker;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Tells Temporal that a long statement is still at work. */
@Component
class Heartbeats {
  /** Half of what the workflow is promised. */
  private static final long INTERVAL_MILLIS = 2500;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "apply-heartbeats");
            thread.setDaemon(true);
            return thread;
          });

  <T> T during(Supplier<T> work) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    ScheduledFuture<?> beats =
        timer.scheduleAtFixedRate(
            () -> beat(context), INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    try {
      return work.get();
    } finally {
      beats.cancel(false);
    }
  }

  private static void beat(ActivityExecutionContext context) {
    try {
      context.heartbeat(null);
    } catch (ActivityCompletionException e) {
      // Nobody waits for this attempt any more. Its transaction still ends as one piece, and the
      // row of the run tells the next attempt to come later.
      return;
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }
}
