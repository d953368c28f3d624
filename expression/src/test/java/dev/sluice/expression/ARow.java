package dev.sluice.expression;

import java.util.Map;

/** Evaluates expressions over rows of tests, where a column without a cell is an empty one. */
final class ARow {
  private ARow() {}

  static String textOf(Expression expression, Map<String, String> row) throws EvaluationException {
    return expression.text(column -> row.getOrDefault(expression.columns().get(column), ""));
  }

  static boolean passes(Expression filter, Map<String, String> row) throws EvaluationException {
    return filter.holds(column -> row.getOrDefault(filter.columns().get(column), ""));
  }
}
