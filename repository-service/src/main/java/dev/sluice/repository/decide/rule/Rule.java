package dev.sluice.repository.decide.rule;

import dev.sluice.repository.filter.ReviewFilter;
import java.time.Instant;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer's decision about some changes.
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

  /**
   * Whether it counts for protected resources that would be deleted or switched off: what lets them
   * through has to name them, by their keys or by the number of the change.
   */
  public boolean countsForProtected() {
    return action != Action.LET_THROUGH || n != null || filter.namesKeys();
  }

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
