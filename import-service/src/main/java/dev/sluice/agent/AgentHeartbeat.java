package dev.sluice.agent;

import dev.sluice.agent.send.Heartbeat;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Calls the server at a fixed interval while the agent runs, even if there is no work. */
final class AgentHeartbeat implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(AgentHeartbeat.class);
  private static final int SECONDS_BETWEEN = 20;

  /** In one process with the server, the agent is there before the server listens. */
  private static final int SECONDS_BEFORE_FIRST = 2;

  private final Heartbeat heartbeat;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "sluice-heartbeat");
            made.setDaemon(true);
            return made;
          });
  private volatile boolean running;

  AgentHeartbeat(Heartbeat heartbeat) {
    this.heartbeat = heartbeat;
  }

  @Override
  public void start() {
    running = true;
    // Its result says nothing: beats go on until the thread ends.
    Future<?> ignored =
        thread.scheduleWithFixedDelay(
            this::beat, SECONDS_BEFORE_FIRST, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  private void beat() {
    try {
      heartbeat.beat();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unexpected) {
      // A task that throws would not be run again.
      LOG.warn("A heartbeat failed: {}", unexpected.getClass().getName());
    }
  }

  @Override
  public void stop() {
    thread.shutdownNow();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
