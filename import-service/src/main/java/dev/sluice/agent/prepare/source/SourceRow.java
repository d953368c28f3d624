package dev.sluice.agent.prepare.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a source's file.
 *
 * @param line the line that the row starts on, from 1
 * @param cells as they are in the file; an over-long cell is cut off
 * @param damagedCell index of the first cell that no row may hold, or -1
 * @param damage what is wrong with that cell
 */
public record SourceRow(long line, List<String> cells, int damagedCell, @Nullable Damage damage) {
  /** The most characters that a cell may hold. */
  public static final int MAX_CELL_CHARACTERS = 1 << 20;

  /** What makes a cell unusable, whatever column it stands in. */
  public enum Damage {
    NUL,
    TOO_LONG
  }

  int size() {
    return cells.size();
  }
}
