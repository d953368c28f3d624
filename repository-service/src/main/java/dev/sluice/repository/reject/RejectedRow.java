package dev.sluice.repository.reject;

import dev.sluice.contract.rows.ErrorColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rejected row.
 *
 * @param line of the source's file; null if only the server found out
 * @param cells by the columns of the source's file; a ragged row has more or fewer
 * @param faults everything that is wrong with it
 */
public record RejectedRow(@Nullable Long line, List<String> cells, List<Fault> faults) {
  private static final String BETWEEN = "; ";

  /** One thing that is wrong; the column is null if it is the row as such. */
  public record Fault(@Nullable String column, String code, String message) {
    /** The message, which names the column if a row has several. */
    String toldAmongOthers() {
      return column == null ? message : column + ": " + message;
    }
  }

  /** The row as it is in the file of rejects, with {@link ErrorColumns#ALL} behind. */
  List<String> written(int columns) {
    List<String> written = new ArrayList<>(cells.subList(0, Math.min(columns, cells.size())));
    while (written.size() < columns) {
      written.add("");
    }
    List<Fault> told = faults.stream().distinct().toList();
    written.add(told.stream().map(Fault::code).collect(Collectors.joining(BETWEEN)));
    written.add(
        told.stream()
            .map(Fault::column)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(BETWEEN)));
    written.add(
        told.size() == 1
            ? told.get(0).message()
            : told.stream().map(Fault::toldAmongOthers).collect(Collectors.joining(" ")));
    written.add(line == null ? "" : line.toString());
    return written;
  }
}
