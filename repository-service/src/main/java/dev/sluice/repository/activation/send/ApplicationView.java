package dev.sluice.repository.activation.send;

import dev.sluice.repository.activation.ActivationState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application and its people.
 *
 * @param connectors those loaded that bring people
 * @param states how many people are in each state; those that nobody is in are left out
 * @param send the last send
 */
record ApplicationView(
    String application,
    List<String> connectors,
    Map<ActivationState, Long> states,
    @Nullable SendView send) {}
