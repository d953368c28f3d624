package dev.sluice.repository.held;

import java.time.Instant;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Since when a planned change is held.
 *
 * @param since when it was decided first
 * @param times how many runs that were applied have planned it so
 * @param by who decided it
 */
public record HeldSince(Instant since, int times, String by, @Nullable String comment) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What {@link HeldStill} has found; null if the change is not held. */
  public static @Nullable HeldSince of(@Nullable JSONB found) {
    return found == null ? null : JSON.readValue(found.data(), HeldSince.class);
  }
}
