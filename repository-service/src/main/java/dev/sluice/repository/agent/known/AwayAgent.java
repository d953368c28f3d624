package dev.sluice.repository.agent.known;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An agent that does not call, and for which something waits.
 *
 * @param heardAt when it called last; null for one that never did
 * @param message the sentence that people read everywhere
 */
public record AwayAgent(String agent, @Nullable Instant heardAt, String message) {
  static AwayAgent of(String agent, @Nullable Instant heardAt) {
    return new AwayAgent(
        agent,
        heardAt,
        "Waits for agent "
            + agent
            + (heardAt == null
                ? ", which has never called."
                : ", which last called at " + heardAt.truncatedTo(ChronoUnit.SECONDS) + "."));
  }
}
