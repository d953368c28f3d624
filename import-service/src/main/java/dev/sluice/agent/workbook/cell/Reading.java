package dev.sluice.agent.workbook.cell;

import org.jspecify.annotations.Nullable;

/**
 * The value of a cell.
 *
 * @param text its value as a CSV file would hold it; of a faulty cell, what can be told of it
 * @param fault why it has no value that could be used, or null
 */
public record Reading(String text, @Nullable CellFault fault) {
  public static final Reading EMPTY = new Reading("", null);

  /** A cell with this text. */
  public static Reading of(String text) {
    return text.isEmpty() ? EMPTY : new Reading(text, null);
  }
}
