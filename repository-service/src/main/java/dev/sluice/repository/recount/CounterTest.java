package dev.sluice.repository.recount;

import dev.sluice.repository.finding.evidence.Reading;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A test of a reading, as stored.
 *
 * @param askedBy null if nobody asked: the causes that come first are tested by themselves
 * @param result null if there is none, or not yet
 * @param reason why there is none
 */
record CounterTest(
    UUID id,
    UUID run,
    String planDigest,
    Reading reading,
    @Nullable String askedBy,
    Instant askedAt,
    State state,
    @Nullable Instant endedAt,
    @Nullable Recounted result,
    @Nullable String reason) {

  enum State {
    WAITING,
    COUNTED,
    NOT_COUNTED
  }
}
