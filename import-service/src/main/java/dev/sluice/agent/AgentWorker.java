package dev.sluice.agent;

import dev.sluice.contract.TaskQueues;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * The worker of this agent's own task queue. The starter starts it with all others when the
 * application is ready. At the end the starter only stops workers without waiting, so this class
 * waits for the steps.
 */
final class AgentWorker implements SmartLifecycle {
  /** Steps end themselves at their next heartbeat; what they did is done again elsewhere. */
  private static final long SECONDS_TO_FINISH = 10;

  private final WorkerFactory factory;
  private volatile boolean running;

  AgentWorker(WorkerFactory factory, AgentProperties properties, AgentActivitiesImpl activities) {
    this.factory = factory;
    Worker worker =
        factory.newWorker(
            TaskQueues.agent(properties.name()),
            WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(properties.concurrentSteps())
                .build());
    worker.registerActivitiesImplementations(activities);
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    // Workers that never reached Temporal would fail anew, with a second stack trace.
    if (factory.isStarted()) {
      factory.suspendPolling();
      factory.shutdown();
      factory.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
