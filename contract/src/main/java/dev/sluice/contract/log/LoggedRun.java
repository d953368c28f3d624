package dev.sluice.contract.log;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.context.ContextPropagator;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The run and the connector in the log context, as the fields {@link #RUN} and {@link #CONNECTOR}.
 * Temporal passes both from a workflow to its steps and children; every client and worker needs
 * this propagator.
 */
public final class LoggedRun implements ContextPropagator {
  public static final String RUN = "run";
  public static final String CONNECTOR = "connector";

  private static final String HEADER = "sluice-log-";

  /** Sets the run in the thread's log context. */
  public static void enter(String run, String connector) {
    put(RUN, run);
    put(CONNECTOR, connector);
  }

  /** Sets the run in the thread's log context while an action runs. */
  public static <T> T during(String run, String connector, Supplier<T> work) {
    String runBefore = MDC.get(RUN);
    String connectorBefore = MDC.get(CONNECTOR);
    enter(run, connector);
    try {
      return work.get();
    } finally {
      put(RUN, runBefore);
      put(CONNECTOR, connectorBefore);
    }
  }

  @Override
  public String getName() {
    return "sluice-log";
  }

  @Override
  public Object getCurrentContext() {
    Map<String, String> fields = new TreeMap<>();
    for (String field : new String[] {RUN, CONNECTOR}) {
      Optional.ofNullable(MDC.get(field)).ifPresent(value -> fields.put(field, value));
    }
    return fields;
  }

  @Override
  public void setCurrentContext(@Nullable Object context) {
    Map<?, ?> fields = context instanceof Map<?, ?> known ? known : Map.of();
    put(RUN, (String) fields.get(RUN));
    put(CONNECTOR, (String) fields.get(CONNECTOR));
  }

  @Override
  public Map<String, Payload> serializeContext(Object context) {
    Map<String, Payload> header = new TreeMap<>();
    ((Map<?, ?>) context)
        .forEach(
            (field, value) ->
                DefaultDataConverter.STANDARD_INSTANCE
                    .toPayload(value)
                    .ifPresent(payload -> header.put(HEADER + field, payload)));
    return header;
  }

  @Override
  public Object deserializeContext(Map<String, Payload> header) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : new String[] {RUN, CONNECTOR}) {
      Payload payload = header.get(HEADER + field);
      if (payload != null) {
        fields.put(
            field,
            DefaultDataConverter.STANDARD_INSTANCE.fromPayload(
                payload, String.class, String.class));
      }
    }
    return fields;
  }

  private static void put(String field, @Nullable String value) {
    if (value == null) {
      MDC.remove(field);
    } else {
      MDC.put(field, value);
    }
  }
}
