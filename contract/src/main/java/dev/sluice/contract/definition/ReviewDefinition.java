package dev.sluice.contract.definition;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a held run is reviewed.
 *
 * @param reminderAfter when its reviewers are reminded, counted from the hold
 * @param expiryAfter when it gives up, counted from the hold
 * @param otherPerson whether somebody else than who asked for the run, or last changed the
 *     connector's limits, has to resume it; null where the server's setting counts
 * @param acknowledge whether whoever resumes it has to acknowledge the surest findings by name;
 *     null likewise
 */
public record ReviewDefinition(
    Duration reminderAfter,
    Duration expiryAfter,
    @Nullable Boolean otherPerson,
    @Nullable Boolean acknowledge) {
  public static final ReviewDefinition DEFAULT =
      new ReviewDefinition(Duration.ofHours(24), Duration.ofDays(7));

  /** A review by whoever the server's settings allow. */
  public ReviewDefinition(Duration reminderAfter, Duration expiryAfter) {
    this(reminderAfter, expiryAfter, null, null);
  }
}
