package dev.sluice.agent.prepare.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.sluice.agent.prepare.source.SourceRow.Damage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the cells of one row after another, and never more than a row may hold. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<SourceRow> {
  /** The most characters that a cell may hold. */
  static final int MAX_CELL_CHARACTERS = 1 << 20;

  /** What a cell of a spreadsheet holds; a longer one is kept for the rejects only. */
  static final int KEPT_CHARACTERS_OF_LONG_CELL = 32_767;

  static final int MAX_CELLS = 10_000;
  private static final int MAX_ROW_CHARACTERS = 1 << 25;

  /** A row that cannot be held in memory, so that it cannot be rejected either. */
  static final class RowTooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    RowTooLong() {
      super("row too long");
    }
  }

  private long line = 1;
  private List<String> cells = new ArrayList<>();
  private int characters;
  private boolean quotes;
  private int damagedCell = -1;
  private @Nullable Damage damage;

  /** The line that the row read last, or being read, starts on. */
  long line() {
    return line;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    line = startingLineNumber;
    cells = new ArrayList<>(Math.max(cells.size(), 8));
    characters = 0;
    quotes = false;
    damagedCell = -1;
    damage = null;
  }

  @Override
  protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
    quotes |= quoted;
    if (length > MAX_CELL_CHARACTERS) {
      damaged(index, Damage.TOO_LONG);
      length = KEPT_CHARACTERS_OF_LONG_CELL;
    }
    String cell = new String(text, offset, length);
    if (cell.indexOf(0) >= 0) {
      damaged(index, Damage.NUL);
    }
    characters += length;
    if (index >= MAX_CELLS || characters > MAX_ROW_CHARACTERS) {
      throw new RowTooLong();
    }
    cells.add(cell);
  }

  private void damaged(int index, Damage how) {
    if (damagedCell < 0) {
      damagedCell = index;
      damage = how;
    }
  }

  /** The row, or null for a line without content. */
  @Override
  protected @Nullable SourceRow buildRecord() {
    if (cells.isEmpty() || (cells.size() == 1 && !quotes && cells.get(0).isBlank())) {
      return null;
    }
    return new SourceRow(line, cells, damagedCell, damage);
  }
}
