package dev.sluice.repository.report;

import java.util.List;
import java.util.Objects;
import org.jooq.Record;
import org.jooq.ResultQuery;

/**
 * A table with a result.
 *
 * @param name what a file of it is called, without an extension
 * @param columns as many as the statement selects, in the same order
 */
public record Report(String name, List<ReportColumn> columns, Rows rows) {

  public Report {
    columns = List.copyOf(columns);
  }

  /** The statement behind a report. */
  @FunctionalInterface
  public interface Rows {
    /** At most so many rows, in an order that is always the same. */
    ResultQuery<? extends Record> limited(long limit);
  }

  List<String> header() {
    return columns.stream().map(ReportColumn::name).map(Objects::requireNonNull).toList();
  }
}
