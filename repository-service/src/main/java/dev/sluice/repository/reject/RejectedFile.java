package dev.sluice.repository.reject;

import dev.sluice.contract.definition.source.SourceDefinition;
import dev.sluice.contract.rows.ErrorColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The format of a source's file for its rejected rows, which can be corrected and delivered again.
 */
public final class RejectedFile {
  private final SourceDefinition source;
  private final List<String> columns;

  /** Where the cells of these columns are in a row as it was read. */
  private final int[] places;

  private final Map<String, Integer> indexes = new HashMap<>();

  /**
   * A source's file.
   *
   * @param read its columns; one that was corrected and is refused again has columns for errors
   *     already
   */
  public RejectedFile(SourceDefinition source, List<String> read) {
    this.source = source;
    places =
        IntStream.range(0, read.size()).filter(each -> !ErrorColumns.is(read.get(each))).toArray();
    columns = IntStream.of(places).mapToObj(read::get).toList();
    for (int index = 0; index < columns.size(); index++) {
      indexes.putIfAbsent(columns.get(index), index);
    }
  }

  SourceDefinition source() {
    return source;
  }

  /** The columns, without those that tell errors. */
  List<String> columns() {
    return columns;
  }

  /** The columns with those that tell errors behind them. */
  List<String> header() {
    List<String> header = new ArrayList<>(columns);
    header.addAll(ErrorColumns.ALL);
    return header;
  }

  /** Where a column stands; -1 for one that the file does not have. */
  int index(String column) {
    return indexes.getOrDefault(column, -1);
  }

  /** The cells of a row as it was read; a ragged row may lack some. */
  public List<String> cells(List<String> read) {
    List<String> cells = new ArrayList<>(places.length);
    for (int place : places) {
      cells.add(place < read.size() ? read.get(place) : "");
    }
    return cells;
  }

  /** As many cells as there are columns, all of them empty. */
  String[] empty() {
    String[] cells = new String[columns.size()];
    Arrays.fill(cells, "");
    return cells;
  }
}
