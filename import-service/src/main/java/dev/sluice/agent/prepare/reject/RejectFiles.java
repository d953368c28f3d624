package dev.sluice.agent.prepare.reject;

import dev.sluice.agent.prepare.source.SourceRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejected rows, written twice: as they were read, to be sent to the server, and guarded against
 * formulas, for a person who opens the file in a spreadsheet.
 */
public final class RejectFiles implements Closeable {
  /** The cells of the source's row follow. */
  private static final List<String> HEADER = List.of("line", "column", "code", "reason", "key");

  private final LazyCsv sent;
  private final LazyCsv forPeople;

  /**
   * Writes two files.
   *
   * @param folder for unfinished files
   */
  public RejectFiles(Path folder, Path sent, Path forPeople) {
    this.sent = LazyCsv.asRead(folder, sent, HEADER);
    this.forPeople = LazyCsv.forPeople(folder, forPeople, HEADER);
  }

  /** Writes a row with the reason for which it cannot be used. */
  public void add(SourceRow row, Reject reject, @Nullable String key) throws IOException {
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(row.line()));
    cells.add(reject.column() == null ? "" : reject.column());
    cells.add(reject.code());
    cells.add(reject.reason());
    cells.add(key == null ? "" : key);
    cells.addAll(row.cells());
    sent.write(cells);
    forPeople.write(cells);
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
