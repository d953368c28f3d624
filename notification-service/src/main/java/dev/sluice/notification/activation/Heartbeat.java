package dev.sluice.notification.activation;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Tells Temporal that mails are still being sent, and notices a cancellation. */
final class Heartbeat implements AutoCloseable {
  /** A quarter of what the workflow is promised. */
  private static final long INTERVAL_SECONDS = 5;

  private final ActivityExecutionContext context;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "activation-heartbeat");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> beats;
  private volatile boolean wanted = true;

  private Heartbeat(ActivityExecutionContext context) {
    this.context = context;
    beats = timer.scheduleAtFixedRate(this::beat, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
  }

  static Heartbeat ofThisActivity() {
    return new Heartbeat(Activity.getExecutionContext());
  }

  boolean isWanted() {
    return wanted;
  }

  private void beat() {
    try {
      context.heartbeat(null);
    } catch (ActivityCompletionException cancelledOrLost) {
      wanted = false;
    }
  }

  @Override
  public void close() {
    beats.cancel(false);
    timer.shutdown();
  }
}
