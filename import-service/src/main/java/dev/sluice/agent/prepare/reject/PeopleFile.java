package dev.sluice.agent.prepare.reject;

import dev.sluice.agent.files.Folders;
import dev.sluice.agent.prepare.source.SourceRow;
import dev.sluice.agent.sorted.LineEncoder;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file that people may open in a spreadsheet: rejects, rows without a key, duplicates. It
 * comes to be with its first row; without one, there is no such file.
 */
public final class PeopleFile implements Closeable {
  /** The header of rejects and of rows without a key; the cells of the source's row follow. */
  public static final List<String> REJECTS_HEADER =
      List.of("line", "column", "code", "reason", "key");

  private final Path unfinished;
  private final Path place;
  private final List<String> header;
  private final LineEncoder encoder = new LineEncoder();
  private @Nullable OutputStream out;

  public PeopleFile(Path folder, Path place, List<String> header) {
    unfinished = folder.resolve(place.getFileName());
    this.place = place;
    this.header = header;
  }

  public void reject(SourceRow row, Reject reject, @Nullable String key) throws IOException {
    List<String> cells = new ArrayList<>();
    cells.add(String.valueOf(row.line()));
    cells.add(reject.column() == null ? "" : reject.column());
    cells.add(reject.code());
    cells.add(reject.reason());
    cells.add(key == null ? "" : key);
    cells.addAll(row.cells());
    write(cells);
  }

  public void write(List<String> cells) throws IOException {
    if (out == null) {
      out = new BufferedOutputStream(Files.newOutputStream(unfinished));
      out.write(LineEncoder.line(header));
    }
    for (String cell : cells) {
      // The repository cannot store a NUL, and no spreadsheet shows one.
      encoder.cell(SpreadsheetSafe.cell(cell.replace('\0', '\uFFFD')));
    }
    out.write(encoder.end());
  }

  /** Puts the file in its place, or takes away what an earlier attempt put there. */
  public void publish() throws IOException {
    if (out == null) {
      Files.deleteIfExists(place);
      return;
    }
    out.close();
    Folders.publish(unfinished, place);
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
