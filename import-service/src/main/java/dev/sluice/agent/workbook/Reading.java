package dev.sluice.agent.workbook;

import org.jspecify.annotations.Nullable;

/**
 * What a cell says.
 *
 * @param text its value as a CSV file would hold it; of a faulty cell, what can be told of it
 * @param fault why it has no value that could be used, or null
 */
record Reading(String text, @Nullable CellFault fault) {
  static final Reading EMPTY = new Reading("", null);

  static Reading of(String text) {
    return text.isEmpty() ? EMPTY : new Reading(text, null);
  }
}
