package dev.sluice.notification;

import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Lets current deliveries finish before the process ends. The starter's own shutdown does not wait
 * for them, and a mail that was sent but not acknowledged would be sent again.
 */
final class WorkerShutdown implements SmartLifecycle {
  private static final long PATIENCE_SECONDS = 25;

  private final WorkerFactory workers;
  private volatile boolean running;

  WorkerShutdown(WorkerFactory workers) {
    this.workers = workers;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    // Workers that never reached Temporal would fail anew, with a second stack trace.
    if (workers.isStarted()) {
      workers.suspendPolling();
      workers.shutdown();
      workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
