package dev.sluice.repository.decide.rule;

import dev.sluice.repository.filter.ReviewFilter;
import java.time.Instant;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decides about some changes.
 *
 * @param ord its place among the rules, of which later ones win; no other rule ever gets it
 * @param n the number of the one change that it is about; null for all that meet the filter
 * @param columns the properties of updates that it is about; null for whole changes
 */
public record Rule(
    int ord,
    Action action,
    @Nullable Integer n,
    ReviewFilter filter,
    @Nullable NavigableSet<String> columns,
    String madeBy,
    Instant madeAt) {

  /** The one text that this rule has, for digests; it holds searched values. */
  public String canonical() {
    return ord
        + " "
        + action
        + " "
        + (n == null ? filter.canonical() : "n=" + n)
        + " "
        + (columns == null ? "whole" : columns);
  }
}
