package dev.sluice.contract.definition;

import java.time.Duration;

/** When a held run reminds its reviewers and when it gives up, both counted from the hold. */
public record ReviewDefinition(Duration reminderAfter, Duration expiryAfter) {
  public static final ReviewDefinition DEFAULT =
      new ReviewDefinition(Duration.ofHours(24), Duration.ofDays(7));
}
