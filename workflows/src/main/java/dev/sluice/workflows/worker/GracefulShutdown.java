package dev.sluice.workflows.worker;

import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Lets workers finish their current work before anything that they need is closed. Temporal's
 * starter only stops them and does not wait (temporalio/sdk-java#2026). It serves all workers of
 * the program; several instances in one program do no harm.
 */
final class GracefulShutdown implements SmartLifecycle {
  /** Together they stay under the 30 seconds that Spring gives all who stop in one phase. */
  private static final long SECONDS_TO_FINISH = 20;

  private static final long SECONDS_TO_GIVE_UP = 5;

  private final ObjectProvider<WorkerFactory> workers;
  private volatile boolean running;

  GracefulShutdown(ObjectProvider<WorkerFactory> workers) {
    this.workers = workers;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    workers.ifAvailable(GracefulShutdown::stop);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server, since an agent in the same program still sends its rows to it. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
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
