package dev.sluice.agent.draft;

import java.util.Comparator;
import java.util.Optional;

/** Chooses the column that identifies the rows of a file. */
final class KeyChoice {
  /** A column with the name of a key may lack so many values, or have them twice. */
  private static final double FAULTS = 0.01;

  private KeyChoice() {}

  /**
   * The unique and never empty column with the most telling name; otherwise a nearly unique one.
   */
  static Optional<ColumnProfile> of(FileProfile file) {
    Comparator<ColumnProfile> byName =
        Comparator.<ColumnProfile>comparingInt(each -> KeyNames.score(each.name))
            .thenComparingInt(each -> -each.index);
    return file.columns.stream()
        .filter(each -> identifies(file, each))
        .max(byName)
        .or(
            () ->
                file.columns.stream()
                    .filter(each -> KeyNames.score(each.name) >= KeyNames.LIKELY)
                    .filter(each -> faults(file, each) <= FAULTS * file.rows)
                    .max(byName));
  }

  static boolean identifies(FileProfile file, ColumnProfile column) {
    return column.unique() && column.filled() == file.rows && column.mappable();
  }

  /** How many rows would be rejected, or taken for others, for want of a key of their own. */
  static long faults(FileProfile file, ColumnProfile column) {
    return file.rows - column.filled() + column.repeated();
  }
}
