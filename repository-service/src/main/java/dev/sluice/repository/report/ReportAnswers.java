package dev.sluice.repository.report;

import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.ReadProperties;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.export.CsvLists;
import dev.sluice.repository.rest.export.XlsxLists;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Returns reports, as JSON or as files; both have limits on rows and time, and show them. */
@Component
public class ReportAnswers {
  /** In a file: what a sheet holds beneath its header. */
  static final int MAX_FILE_ROWS = (1 << 20) - 1;

  static final String ROW_LIMIT = "Sluice-Row-Limit";
  static final String TIME_LIMIT = "Sluice-Time-Limit-Seconds";
  static final String MORE = "Sluice-More";

  private static final int DEFAULT_ROWS = 1000;
  private static final int ROWS_PER_FETCH = 1000;

  private final Reads reads;
  private final ReadProperties properties;
  private final CsvLists csv;
  private final XlsxLists xlsx;

  ReportAnswers(Reads reads, ReadProperties properties, CsvLists csv, XlsxLists xlsx) {
    this.reads = reads;
    this.properties = properties;
    this.csv = csv;
    this.xlsx = xlsx;
  }

  /**
   * The report as JSON.
   *
   * @param limit how many rows at most; a usual number without one
   */
  public ReportView json(Report report, @Nullable Integer limit) {
    int rows = limit(limit);
    List<Map<String, Object>> read =
        reads.some(() -> report.rows().limited(rows + 1L).fetch().map(row -> members(report, row)));
    boolean more = read.size() > rows;
    return new ReportView(
        report.columns(),
        more ? List.copyOf(read.subList(0, rows)) : read,
        more,
        rows,
        properties.timeout().toSeconds());
  }

  /** Whether a number of rows may be asked for. */
  public int limit(@Nullable Integer limit) {
    if (limit == null) {
      return Math.min(DEFAULT_ROWS, properties.rows());
    }
    if (limit < 1 || limit > properties.rows()) {
      throw ProblemException.invalid("limit", "from 1 to " + properties.rows());
    }
    return limit;
  }

  /** The whole report as CSV. */
  public void csv(Report report, HttpServletResponse response) {
    csv.write(
        response,
        report.name() + ".csv",
        report.header(),
        rows -> each(report, response, ReportColumn::shown, rows));
  }

  /** The whole report as a spreadsheet. */
  public void xlsx(Report report, HttpServletResponse response) {
    xlsx.write(
        response,
        report.name() + ".xlsx",
        report.header(),
        rows -> each(report, response, ReportColumn::cell, rows));
  }

  private void each(
      Report report,
      HttpServletResponse response,
      BiFunction<ReportColumn, Object, @Nullable Object> form,
      Consumer<List<? extends @Nullable Object>> consumer) {
    long written = 0;
    try (Stream<? extends Record> rows =
        report.rows().limited(MAX_FILE_ROWS + 1L).fetchSize(ROWS_PER_FETCH).stream()) {
      Iterator<? extends Record> row = rows.iterator();
      while (row.hasNext()) {
        List<@Nullable Object> cells = cells(report, row.next(), form);
        if (++written <= MAX_FILE_ROWS) {
          consumer.accept(cells);
        }
      }
    }
    response.setHeader(ROW_LIMIT, Integer.toString(MAX_FILE_ROWS));
    response.setHeader(TIME_LIMIT, Long.toString(properties.exportTimeout().toSeconds()));
    response.setHeader(MORE, Boolean.toString(written > MAX_FILE_ROWS));
  }

  private static List<@Nullable Object> cells(
      Report report, Record row, BiFunction<ReportColumn, Object, @Nullable Object> form) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int column = 0; column < report.columns().size(); column++) {
      Object value = row.get(column);
      cells.add(value == null ? null : form.apply(report.columns().get(column), value));
    }
    return cells;
  }

  private static Map<String, Object> members(Report report, Record row) {
    Map<String, Object> members = new LinkedHashMap<>();
    List<@Nullable Object> cells = cells(report, row, ReportColumn::shown);
    for (int column = 0; column < cells.size(); column++) {
      members.put(report.columns().get(column).name(), cells.get(column));
    }
    return members;
  }
}
