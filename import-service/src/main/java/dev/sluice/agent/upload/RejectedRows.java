package dev.sluice.agent.upload;

import dev.sluice.agent.files.RunFolder;
import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.SourceTable;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.step.Progress;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.rows.ErrorColumns;
import dev.sluice.contract.upload.UploadFindings.Cause;
import dev.sluice.contract.upload.UploadFindings.Example;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an uploaded file that prepare rejected: grouped by cause, and written to a file for
 * the server, with each reason before the cells of its row.
 */
final class RejectedRows implements Closeable {
  /** Causes that a person reads; the rows of all others are counted and listed anyway. */
  private static final int MOST_CAUSES = 200;

  private static final int EXAMPLES = 5;
  private static final int SHOWN_CHARACTERS = 200;
  private static final long MOST_ROWS_LISTED = 100_000;
  private static final long MOST_BYTES_LISTED = 64L << 20;

  /** Longer ones are listed without their cells. */
  private static final int MOST_BYTES_OF_A_ROW = 1 << 20;

  /** How prepare writes rejects: line, column, code, reason and key before the cells. */
  private static final int BEFORE_CELLS = 5;

  private record Key(String dataset, String code, @Nullable String column, String reason) {}

  private static final class Group {
    private long rows;
    private final List<Example> examples = new ArrayList<>();
  }

  private final List<String> columns;
  private final OutputStream listed;
  private final Map<Key, Group> groups = new LinkedHashMap<>();
  private long rowsListed;
  private long bytesListed;

  /**
   * Begins.
   *
   * @param columns the names in the file's header
   * @param list where the rows are written to
   */
  RejectedRows(List<String> columns, Path list) throws IOException {
    this.columns = columns;
    listed = new BufferedOutputStream(Files.newOutputStream(list));
    List<String> header = new ArrayList<>(List.of("line", "code", "column", "message"));
    header.addAll(withoutReasons(columns));
    listed.write(LineEncoder.line(header));
  }

  /** Adds what one entity type or association rejected. */
  void add(RunFolder run, PreparedFile prepared, Progress progress) throws IOException {
    for (Path file :
        List.of(run.sentRejects(prepared.target()), run.sentNullKeys(prepared.target()))) {
      if (Files.exists(file)) {
        add(prepared.target(), file, progress);
      }
    }
  }

  private void add(String dataset, Path file, Progress progress) throws IOException {
    try (SourceTable table = SourceTable.ofAgent("rejects", Files.newInputStream(file))) {
      List<String> cells = List.of();
      String lineBefore = "";
      for (CsvRow row = table.next(); row != null; row = table.next()) {
        String line = row.text(0);
        // Of several reasons for one row, the first has its cells.
        if (row.size() > BEFORE_CELLS || !line.equals(lineBefore)) {
          cells = cells(row);
        }
        lineBefore = line;
        String column = row.text(1).isEmpty() ? null : row.text(1);
        count(new Key(dataset, row.text(2), column, row.text(3)), Long.parseLong(line), cells);
        list(line, row, cells);
        progress.at(rowsListed, null);
      }
    }
  }

  private static List<String> cells(CsvRow row) {
    List<String> cells = new ArrayList<>();
    for (int i = BEFORE_CELLS; i < row.size(); i++) {
      cells.add(row.text(i));
    }
    return cells;
  }

  private void count(Key key, long line, List<String> cells) {
    if (!groups.containsKey(key) && groups.size() == MOST_CAUSES) {
      return;
    }
    Group group = groups.computeIfAbsent(key, any -> new Group());
    group.rows++;
    if (group.examples.size() < EXAMPLES) {
      int index = key.column() == null ? -1 : columns.indexOf(key.column());
      group.examples.add(
          new Example(
              line, index < 0 || index >= cells.size() ? null : shortened(cells.get(index))));
    }
  }

  private void list(String line, CsvRow row, List<String> cells) throws IOException {
    if (rowsListed++ < MOST_ROWS_LISTED && bytesListed < MOST_BYTES_LISTED) {
      List<String> written = new ArrayList<>(List.of(line, row.text(2), row.text(1), row.text(3)));
      List<String> others = withoutReasons(cells);
      written.addAll(others);
      byte[] encoded = LineEncoder.line(written);
      if (encoded.length > MOST_BYTES_OF_A_ROW) {
        encoded = LineEncoder.line(written.subList(0, written.size() - others.size()));
      }
      bytesListed += encoded.length;
      listed.write(encoded);
    }
  }

  /** Without the reasons that a file of rejected rows had before it was corrected. */
  private List<String> withoutReasons(List<String> cells) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      if (i >= columns.size() || !ErrorColumns.is(columns.get(i))) {
        others.add(cells.get(i));
      }
    }
    return others;
  }

  private static String shortened(String cell) {
    return cell.length() <= SHOWN_CHARACTERS ? cell : cell.substring(0, SHOWN_CHARACTERS) + "…";
  }

  /** Why rows were rejected, the most frequent first. */
  List<Cause> causes() {
    return groups.entrySet().stream()
        .map(
            each ->
                new Cause(
                    each.getKey().dataset(),
                    each.getKey().code(),
                    each.getKey().column(),
                    each.getKey().reason(),
                    each.getValue().rows,
                    each.getValue().examples))
        .sorted(Comparator.comparingLong(Cause::rows).reversed())
        .toList();
  }

  @Override
  public void close() throws IOException {
    listed.close();
  }
}
