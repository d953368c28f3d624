package dev.sluice.repository.activation.send;

import static dev.sluice.repository.jooq.Tables.ACTIVATION;

import dev.sluice.repository.activation.ActivationState;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The people for whom a send is requested.
 *
 * @param connector only those whom it brought; null for all of the application
 * @param keys only these; null for all
 * @param again whether those are meant, too, who were mailed before or whose mail failed
 */
record Wanted(
    String application, @Nullable String connector, @Nullable List<String> keys, boolean again) {
  private static final List<String> NOT_MAILED = names(ActivationState.PENDING);
  private static final List<String> NOT_ACTIVATED =
      names(
          ActivationState.PENDING,
          ActivationState.SENT,
          ActivationState.FAILED,
          ActivationState.UNCERTAIN);

  Condition condition() {
    Condition condition =
        ACTIVATION
            .APPLICATION
            .eq(application)
            .and(ACTIVATION.STATE.in(again ? NOT_ACTIVATED : NOT_MAILED));
    if (connector != null) {
      condition = condition.and(ACTIVATION.CONNECTOR.eq(connector));
    }
    return keys == null ? condition : condition.and(ACTIVATION.KEY.in(keys));
  }

  private static List<String> names(ActivationState... states) {
    return Stream.of(states).map(Enum::name).toList();
  }
}
