package dev.sluice.repository.postgresql;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Timestamps of rows, which may be missing. */
public final class Timestamps {
  private Timestamps() {}

  /** The moment of a timestamp; null if the row has none. */
  public static @Nullable Instant instant(@Nullable OffsetDateTime timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
