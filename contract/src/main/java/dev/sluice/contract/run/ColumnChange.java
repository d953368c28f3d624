package dev.sluice.contract.run;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a source's file can differ from those of earlier runs, independently of what the run would
 * change. It is the threshold of a {@link Breach} about the column.
 */
public enum ColumnChange {
  /** No row has a value, and many had one: {@code limit} percent of those that were looked at. */
  EMPTIED("emptiedColumn"),
  /** All values are the same; there were at least {@code limit} different ones. */
  CONSTANT("constantColumn"),
  /** The column is not there; {@code lines} of the kind are missing, the first of them this one. */
  MISSING("missingColumn"),
  /** The column is not there, and {@code other} is like it. */
  RENAMED("renamedColumn"),
  /** The column was not there; {@code lines} of the kind are new, the first of them this one. */
  NEW("newColumn"),
  /** The column is at place {@code actual}, and was at place {@code limit}. */
  MOVED("movedColumn"),
  /** {@code actual} percent of the cells have no value, usually {@code limit} percent. */
  EMPTY_SHARE("emptyCells"),
  /** There are {@code actual} different values, usually {@code limit}. */
  FEWER_VALUES("fewerValues"),
  /** {@code actual} percent of the values have the pattern {@code other}, usually {@code limit}. */
  NEW_PATTERN("newPattern"),
  /** A value in the middle has {@code actual} characters, usually {@code limit}. */
  LENGTH("otherLength"),
  /**
   * The file has {@code actual} rows; the nearest of the last {@code lines} runs had {@code limit}.
   */
  ROWS("unusualRows");

  private final String label;

  ColumnChange(String label) {
    this.label = label;
  }

  /** The word in JSON. */
  public String label() {
    return label;
  }

  /** The change with this label, if there is one. */
  public static Optional<ColumnChange> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }
}
