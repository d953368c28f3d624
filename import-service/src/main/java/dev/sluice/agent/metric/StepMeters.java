package dev.sluice.agent.metric;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** The times of the steps of runs, including failed attempts. */
public final class StepMeters {
  private final MeterRegistry registry;

  public StepMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A step that has begun. */
  public Timing begin(String step) {
    return new Timing(step, Timer.start(registry));
  }

  /** The time that a step has taken so far; it counts as failed unless it was {@link #done}. */
  public final class Timing implements AutoCloseable {
    private final String step;
    private final Timer.Sample sample;
    private String outcome = "failed";

    private Timing(String step, Timer.Sample sample) {
      this.step = step;
      this.sample = sample;
    }

    /** The step has come to its end. */
    public void done() {
      outcome = "done";
    }

    @Override
    public void close() {
      sample.stop(
          Timer.builder("sluice.step.duration")
              .description("The time of a step of a run in a service")
              .tags("step", step, "outcome", outcome)
              .register(registry));
    }
  }
}
