package dev.sluice.standalone.client.change;

import dev.sluice.standalone.client.Timestamps;
import dev.sluice.standalone.screen.Numbers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Since when a change is held.
 *
 * @param times how many runs that were applied have planned it so
 */
record Held(String since, int times, String by, @Nullable String comment) {
  /** As in {@code held since 2026-11-27 10:00:00 by rita, 3 times: wait for HR}. */
  String sentence() {
    return "held since "
        + Objects.requireNonNullElse(Timestamps.local(since), since)
        + " by "
        + by
        + ", "
        + Numbers.counted(times, "time")
        + (comment == null || comment.isBlank() ? "" : ": " + comment);
  }
}
