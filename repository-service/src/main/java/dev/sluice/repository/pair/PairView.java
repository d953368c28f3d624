package dev.sluice.repository.pair;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deleted and an inserted resource that are probably the same person, for a reviewer.
 *
 * @param p the number of the pair in the review; the likeliest come first
 * @param tier SURE or LIKELY
 * @param bits how much speaks for it: ten more are a thousand times better odds
 * @param evidence the independent kinds of evidence that agree
 * @param verdict what a reviewer said: SAME or DIFFERENT; null if nobody did
 */
record PairView(
    long p,
    String entityType,
    String tier,
    double bits,
    List<String> evidence,
    Side deleted,
    Side inserted,
    @Nullable String verdict,
    @Nullable String saidBy,
    @Nullable Instant saidAt) {

  /**
   * One of the two.
   *
   * @param attributes null if the plan has none: somebody changed the resource meanwhile
   */
  record Side(String key, @Nullable Map<String, Object> attributes) {}
}
