package dev.sluice.contract.definition;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a held run is reviewed.
 *
 * @param reminderAfter when its reviewers are reminded, after the hold
 * @param expiryAfter when it expires, after the hold
 * @param otherPerson whether the person who requested the run, or who last changed the connector's
 *     limits, cannot resume it; null for the server's setting
 * @param acknowledge whether findings that prove a file wrong must be acknowledged to resume it;
 *     null for the server's setting
 */
public record ReviewDefinition(
    Duration reminderAfter,
    Duration expiryAfter,
    @Nullable Boolean otherPerson,
    @Nullable Boolean acknowledge) {
  public static final ReviewDefinition DEFAULT =
      new ReviewDefinition(Duration.ofHours(24), Duration.ofDays(7));

  /** A review with the server's settings. */
  public ReviewDefinition(Duration reminderAfter, Duration expiryAfter) {
    this(reminderAfter, expiryAfter, null, null);
  }
}
