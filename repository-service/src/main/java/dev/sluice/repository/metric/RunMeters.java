package dev.sluice.repository.metric;

import dev.sluice.contract.run.Counters;
import dev.sluice.contract.run.Mode;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.run.Synchronization;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts runs and their rows, once each, in the server that ends them. */
@Component
public class RunMeters {
  private static final Map<String, ToLongFunction<Counters>> FOUND =
      Map.of(
          "read", Counters::read,
          "rejected", Counters::rejected,
          "duplicate", Counters::duplicates,
          "filtered", Counters::filtered);

  private static final Map<String, ToLongFunction<Counters>> APPLIED =
      Map.of(
          "inserted", Counters::inserted,
          "updated", Counters::updated,
          "deleted", Counters::deleted,
          "unchanged", Counters::unchanged,
          "conflict", Counters::conflicts);

  private final MeterRegistry registry;
  private final Counter forgotten;

  RunMeters(MeterRegistry registry) {
    this.registry = registry;
    forgotten =
        Counter.builder("sluice.retention.rows")
            .description("Changes and rejected rows that were deleted because of their age")
            .register(registry);
  }

  /**
   * A connector is there. What it has not done yet is told as 0: Prometheus sees no increase from
   * nothing to 1, so that nobody would hear of a first failure.
   */
  void known(String connector) {
    for (Mode mode : Mode.values()) {
      Stream.of(Status.values())
          .filter(Status::ended)
          .forEach(outcome -> registry.counter("sluice.runs", kind(connector, mode, outcome)));
    }
    Tags tags = Tags.of("connector", connector);
    registry.counter("sluice.breaches", tags);
    Stream.concat(FOUND.keySet().stream(), APPLIED.keySet().stream())
        .forEach(kind -> registry.counter("sluice.rows", tags.and("kind", kind)));
  }

  private static Tags kind(String connector, Mode mode, Status outcome) {
    return Tags.of(
        "connector",
        connector,
        "mode",
        mode.label(),
        "outcome",
        outcome.name().toLowerCase(Locale.ROOT));
  }

  /** A run has ended, and the transaction that says so is committed. */
  public void ended(Synchronization run) {
    Tags connector = Tags.of("connector", run.connector());
    Tags kind = kind(run.connector(), run.mode(), run.status());
    registry.counter("sluice.runs", kind).increment();
    Instant end = run.endedAt();
    if (end != null) {
      Timer.builder("sluice.run.duration")
          .description("From the request to the end, including all waiting")
          .tags(kind)
          .register(registry)
          .record(Duration.between(run.requestedAt(), end));
    }
    registry.counter("sluice.breaches", connector).increment(run.breaches().size());
    count(connector, FOUND, run);
    if (run.status() == Status.COMPLETED) {
      count(connector, APPLIED, run);
    }
  }

  /** The server has applied a plan, or has failed to. */
  public void applied(Duration duration, boolean done) {
    Timer.builder("sluice.step.duration")
        .description("The time of a step of a run in a service")
        .tags("step", "apply", "outcome", done ? "done" : "failed")
        .register(registry)
        .record(duration);
  }

  /** Rows of plans and rejected rows were deleted, since their runs ended long ago. */
  public void forgot(long rows) {
    forgotten.increment((double) rows);
  }

  private void count(
      Tags connector, Map<String, ToLongFunction<Counters>> counters, Synchronization run) {
    counters.forEach(
        (kind, counter) ->
            registry
                .counter("sluice.rows", connector.and("kind", kind))
                .increment(
                    (double)
                        Stream.concat(
                                run.counters().resources().values().stream(),
                                run.counters().links().values().stream())
                            .mapToLong(counter)
                            .sum()));
  }
}
