package dev.sluice.repository.worker;

import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets current steps finish before the database is closed. Temporal's starter only stops the
 * workers and does not wait (temporalio/sdk-java#2026).
 */
@Component
class WorkerShutdown implements SmartLifecycle {
  private static final long SECONDS_TO_FINISH = 20;
  private static final long SECONDS_TO_GIVE_UP = 5;

  private final ObjectProvider<WorkerFactory> workers;
  private volatile boolean running;

  WorkerShutdown(ObjectProvider<WorkerFactory> workers) {
    this.workers = workers;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    workers.ifAvailable(WorkerShutdown::stop);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private static void stop(WorkerFactory factory) {
    // Workers that never reached Temporal would fail anew, with a second stack trace.
    if (!factory.isStarted()) {
      return;
    }
    factory.suspendPolling();
    factory.shutdown();
    factory.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
    if (!factory.isTerminated()) {
      factory.shutdownNow();
      factory.awaitTermination(SECONDS_TO_GIVE_UP, TimeUnit.SECONDS);
    }
  }
}
