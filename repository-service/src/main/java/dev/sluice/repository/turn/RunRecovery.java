package dev.sluice.repository.turn;

import dev.sluice.repository.RepositoryProperties;
import dev.sluice.repository.SafeTrace;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.start.Registration;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Repairs what a crash or an outage left undone: workflows that were never started, signals that
 * were not sent, and runs whose workflow is gone. Every step is decided under the locks of {@link
 * Turns}, so several servers may do so at the same time.
 */
@Component
public class RunRecovery implements SchedulingConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(RunRecovery.class);

  /** A registration younger than this is most likely just being started by whoever made it. */
  private static final Duration STARTING = Duration.ofSeconds(30);

  private final ConnectorRuns runs;
  private final Turns turns;
  private final TurnSignals signals;
  private final WorkflowLiveness liveness;
  private final Registration registration;
  private final RepositoryProperties properties;
  private final Clock clock;

  RunRecovery(
      ConnectorRuns runs,
      Turns turns,
      TurnSignals signals,
      WorkflowLiveness liveness,
      Registration registration,
      RepositoryProperties properties,
      Clock clock) {
    this.runs = runs;
    this.turns = turns;
    this.signals = signals;
    this.liveness = liveness;
    this.registration = registration;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(this::sweep, properties.sweepInterval());
  }

  void sweep() {
    try {
      each(runs.unstarted(clock.instant().minus(STARTING)), registration::ensureStarted);
      each(runs.untold(), signals::send);
      each(runs.open(), this::interruptIfDead);
    } catch (RuntimeException e) {
      LOG.error("Checking open runs failed; it is tried again: {}", SafeTrace.of(e));
    }
  }

  private void interruptIfDead(Synchronization run) {
    if (liveness.isDead(run) && turns.interrupt(run.id())) {
      LOG.warn("Synchronization {}: its workflow was terminated in Temporal", run.id());
    }
  }

  private static void each(List<Synchronization> runs, Consumer<Synchronization> step) {
    for (Synchronization run : runs) {
      try {
        step.accept(run);
      } catch (RuntimeException e) {
        LOG.error("Synchronization {} was not checked: {}", run.id(), SafeTrace.of(e));
      }
    }
  }
}
