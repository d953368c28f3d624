package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.expression.EvaluationException;
import dev.sluice.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/** An expression over the rows of one file. */
final class RowExpression {
  private final Expression expression;
  private final int[] cells;

  /** Finds the columns; a file without one of them is refused. */
  RowExpression(Expression expression, Header header) {
    this.expression = expression;
    cells = expression.columns().stream().mapToInt(header::require).toArray();
  }

  boolean holds(CsvRow row) throws EvaluationException {
    return expression.holds(column -> cell(row, cells[column]));
  }

  String text(CsvRow row) throws EvaluationException {
    return expression.text(column -> cell(row, cells[column]));
  }

  private static String cell(CsvRow row, int index) {
    return row.namesNothing(index) ? "" : row.text(index);
  }

  /** The columns whose cells are empty, so that a row of commands says nothing of them. */
  List<String> leftOpen(CsvRow row) {
    List<String> open = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      if (row.blank(cells[i])) {
        open.add(expression.columns().get(i));
      }
    }
    return open;
  }

  /**
   * Whether a row of commands says nothing of any column that is read.
   *
   * @param open the columns that it leaves open
   */
  boolean saysNothing(List<String> open) {
    return cells.length > 0 && open.size() == cells.length;
  }
}
