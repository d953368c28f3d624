package dev.sluice.standalone.client.review;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cause of a run's changes, as in the API. */
record Finding(
    String code,
    String word,
    boolean neutral,
    @Nullable String target,
    @Nullable String summary,
    @Nullable String proof,
    @Nullable String advice,
    long explained,
    long changes) {

  /** What was found of a run. */
  record Found(
      boolean looked,
      List<Finding> items,
      List<Finding> others,
      @Nullable List<String> toAcknowledge) {
    Found {
      items = Objects.requireNonNullElse(items, List.of());
      others = Objects.requireNonNullElse(others, List.of());
    }
  }
}
