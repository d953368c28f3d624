package dev.sluice.agent.prepare.reject;

import dev.sluice.agent.files.Folders;
import dev.sluice.agent.sorted.LineEncoder;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A CSV file that is created with its first row; without rows, there is no file. */
public final class LazyCsv implements Closeable {
  private final Path unfinished;
  private final Path place;
  private final List<String> header;
  private final UnaryOperator<String> treatment;
  private final LineEncoder encoder = new LineEncoder();
  private @Nullable OutputStream out;

  private LazyCsv(Path folder, Path place, List<String> header, UnaryOperator<String> treatment) {
    unfinished = folder.resolve(place.getFileName());
    this.place = place;
    this.header = header;
    this.treatment = treatment;
  }

  /** A file for programs, with cells as they were read. */
  static LazyCsv asRead(Path folder, Path place, List<String> header) {
    return new LazyCsv(folder, place, header, cell -> cell);
  }

  /** A file that people may open in a spreadsheet, which takes no cell of it for a formula. */
  public static LazyCsv forPeople(Path folder, Path place, List<String> header) {
    return new LazyCsv(folder, place, header, FormulaGuard::guarded);
  }

  /** Writes a row. */
  public void write(List<String> cells) throws IOException {
    if (out == null) {
      out = new BufferedOutputStream(Files.newOutputStream(unfinished));
      out.write(LineEncoder.line(header));
    }
    for (String cell : cells) {
      // The repository cannot store a NUL, and no spreadsheet shows one.
      encoder.cell(treatment.apply(cell.replace('\0', '\uFFFD')));
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
