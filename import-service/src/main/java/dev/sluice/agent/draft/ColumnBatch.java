package dev.sluice.agent.draft;

import dev.sluice.agent.prepare.source.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Passes many cells at once to their columns, so that every core has work. */
final class ColumnBatch {
  private static final int MOST_ROWS = 4096;
  private static final int MOST_BYTES = 4 << 20;

  private final List<ColumnProfile> columns;
  private final List<List<String>> cells = new ArrayList<>();
  private int rows;
  private long bytes;

  ColumnBatch(List<ColumnProfile> columns) {
    this.columns = columns;
    columns.forEach(each -> cells.add(new ArrayList<>()));
  }

  /** Adds a row that has a cell for each column. */
  void add(CsvRow row) {
    for (int i = 0; i < columns.size(); i++) {
      int index = columns.get(i).index;
      if (!row.blank(index)) {
        cells.get(i).add(row.text(index));
        bytes += row.length(index);
      }
    }
    if (++rows == MOST_ROWS || bytes > MOST_BYTES) {
      end();
    }
  }

  /** Hands over what is left. */
  void end() {
    IntStream.range(0, columns.size()).parallel().forEach(this::handOver);
    rows = 0;
    bytes = 0;
  }

  private void handOver(int column) {
    cells.get(column).forEach(columns.get(column)::add);
    cells.get(column).clear();
  }
}
