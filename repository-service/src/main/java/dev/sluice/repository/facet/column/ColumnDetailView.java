package dev.sluice.repository.facet.column;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a property before and after, in the updates that change it.
 *
 * @param pairs the most frequent pairs of values
 * @param shifts how far dates and numbers move, the most frequent distances first
 */
record ColumnDetailView(
    ColumnView column, List<Pair> pairs, Side before, Side after, List<Shift> shifts) {

  /** A value that is replaced by another one; null is none. */
  record Pair(@Nullable String before, @Nullable String after, long changes) {}

  /** The most frequent values and patterns of one side. */
  record Side(List<Value> values, List<Mask> masks) {}

  record Value(@Nullable String value, long changes) {}

  /** A pattern: 9 for digits, A and a for letters. */
  record Mask(String mask, long changes) {}

  /** A distance, as in {@code P1D} or {@code -3}. */
  record Shift(String by, long changes) {}
}
