package dev.sluice.contract.check;

import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.ColumnChange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Describes how a source's file differs from earlier ones, before and now, without values of cells.
 */
final class ColumnWords {
  private ColumnWords() {}

  static String of(ColumnChange change, Breach breach) {
    String column = Objects.requireNonNullElse(breach.column(), "");
    String other = Objects.requireNonNullElse(breach.other(), "");
    String actual = BreachWords.number(breach.actual());
    String usual = BreachWords.number(breach.limit());
    return switch (change) {
      case EMPTIED ->
          "column %s has no value in %s; in the last applied run %s%% of its cells had one"
              .formatted(column, allRows(count(breach.of())), usual);
      case CONSTANT ->
          "column %s has the same value in every row; in the last applied run it had at least %s"
                  .formatted(column, usual)
              + " different ones";
      case MISSING -> missing(column, count(breach.lines()));
      case RENAMED ->
          "column %s is missing; column %s, which is new, looks like it".formatted(column, other);
      case NEW -> added(column, count(breach.lines()));
      case MOVED ->
          "columns are in another order: %s is column %s and was column %s"
              .formatted(column, actual, usual);
      case EMPTY_SHARE ->
          "%s%% of the cells of column %s have no value, usually %s%%"
              .formatted(actual, column, usual);
      case FEWER_VALUES ->
          "column %s has %s different %s in %s rows, usually %s"
              .formatted(
                  column,
                  actual,
                  breach.actual() == 1 ? "value" : "values",
                  BreachWords.number((double) count(breach.of())),
                  usual);
      case NEW_PATTERN ->
          "%s%% of the values of column %s look like \"%s\", usually %s%%"
              .formatted(actual, column, other, usual);
      case LENGTH ->
          "values of column %s mostly have %s characters, usually %s"
              .formatted(column, actual, usual);
      case ROWS ->
          "the file has %s rows, and never had %s than %s in the last %s runs"
              .formatted(
                  actual,
                  breach.actual() < breach.limit() ? "fewer" : "more",
                  usual,
                  count(breach.lines()));
    };
  }

  private static String allRows(long rows) {
    return rows == 1 ? "the only row" : "any of " + BreachWords.number((double) rows) + " rows";
  }

  private static String missing(String column, long columns) {
    return columns <= 1
        ? "column %s is missing".formatted(column)
        : "%s columns are missing, the first of them %s".formatted(columns, column);
  }

  private static String added(String column, long columns) {
    return columns <= 1
        ? "column %s is new".formatted(column)
        : "%s columns are new, the first of them %s".formatted(columns, column);
  }

  private static long count(@Nullable Long number) {
    return number == null ? 0 : number;
  }
}
