package dev.sluice.agent.prepare.reject;

import dev.sluice.agent.prepare.source.SourceRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejected rows, written twice: as they were read, for the server, and guarded against formulas,
 * for people who open the file in a spreadsheet. Each error of a row is one line; the first line
 * has the row's cells.
 */
public final class RejectFiles implements Closeable {
  /** The columns of the source's file follow. */
  private static final List<String> HEADER = List.of("line", "column", "code", "reason", "key");

  private final LazyCsv sent;
  private final LazyCsv forPeople;

  /**
   * Writes two files.
   *
   * @param folder for unfinished files
   * @param columns of the source's file
   */
  public RejectFiles(Path folder, Path sent, Path forPeople, List<String> columns) {
    List<String> header = new ArrayList<>(HEADER);
    header.addAll(columns);
    this.sent = LazyCsv.asRead(folder, sent, header);
    this.forPeople = LazyCsv.forPeople(folder, forPeople, header);
  }

  /** Writes a row with the reasons for which it cannot be used. */
  public void add(SourceRow row, List<Reject> rejects, @Nullable String key) throws IOException {
    for (int each = 0; each < rejects.size(); each++) {
      Reject reject = rejects.get(each);
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(row.line()));
      cells.add(reject.column() == null ? "" : reject.column());
      cells.add(reject.code());
      cells.add(reject.reason());
      cells.add(key == null ? "" : key);
      if (each == 0) {
        cells.addAll(row.cells());
      }
      sent.write(cells);
      forPeople.write(cells);
    }
  }

  /** Puts the files in their places, or takes away what an earlier attempt put there. */
  public void publish() throws IOException {
    sent.publish();
    forPeople.publish();
  }

  @Override
  public void close() throws IOException {
    try (sent) {
      forPeople.close();
    }
  }
}
