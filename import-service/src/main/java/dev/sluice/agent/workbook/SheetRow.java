package dev.sluice.agent.workbook;

import dev.sluice.agent.workbook.cell.Reading;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The row of a sheet that was read last. */
final class SheetRow {
  private @Nullable Reading[] cells = new @Nullable Reading[32];
  private boolean[] formulas = new boolean[32];
  private boolean[] zerosForShow = new boolean[32];
  private int number;
  private boolean hidden;
  private int size;
  private long characters;

  void begin(int row, boolean isHidden) {
    Arrays.fill(cells, 0, size, null);
    number = row;
    hidden = isHidden;
    size = 0;
    characters = 0;
  }

  /** Adds a cell behind those that were added before. */
  void add(int column, Reading reading, boolean formula, boolean zeros) {
    if (column >= cells.length) {
      int length = Math.max(2 * cells.length, column + 1);
      cells = Arrays.copyOf(cells, length);
      formulas = Arrays.copyOf(formulas, length);
      zerosForShow = Arrays.copyOf(zerosForShow, length);
    }
    cells[column] = reading;
    formulas[column] = formula;
    zerosForShow[column] = zeros;
    size = column + 1;
    characters += reading.text().length();
  }

  /** From 1. */
  int number() {
    return number;
  }

  boolean hidden() {
    return hidden;
  }

  /** How many columns there are up to the last cell. */
  int size() {
    return size;
  }

  /** How many characters all of its cells have. */
  long characters() {
    return characters;
  }

  Reading cell(int column) {
    Reading cell = column < size ? cells[column] : null;
    return cell == null ? Reading.EMPTY : cell;
  }

  boolean formula(int column) {
    return column < size && cells[column] != null && formulas[column];
  }

  boolean zerosForShow(int column) {
    return column < size && cells[column] != null && zerosForShow[column];
  }
}
