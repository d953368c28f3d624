package dev.sluice.agent.send;

import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.sorted.SortedFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of files with one header, one file after the other, as they are. */
final class FileLines implements Lines {
  private final Deque<Path> files;
  private @Nullable SortedFileReader reader;
  private boolean headerSent;

  /** Reads those of the files that there are. */
  FileLines(List<Path> files) {
    this.files = new ArrayDeque<>(files.stream().filter(Files::exists).toList());
  }

  @Override
  public byte @Nullable [] next() throws IOException {
    while (true) {
      if (reader == null) {
        Path file = files.poll();
        if (file == null) {
          return null;
        }
        reader = new SortedFileReader(file);
        if (!headerSent) {
          headerSent = true;
          return LineEncoder.line(reader.header());
        }
      }
      Line line = reader.next();
      if (line != null) {
        return line.bytes();
      }
      close();
    }
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }
}
