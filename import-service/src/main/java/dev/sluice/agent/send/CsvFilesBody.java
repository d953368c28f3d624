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

/** The lines of several files with the same header, one file after the other, unchanged. */
final class CsvFilesBody implements Lines {
  /** One file, with its digest if it must be the one that has it. */
  private record Part(Path file, @Nullable String sha256) {
    SortedFileReader open() throws IOException {
      return sha256 == null ? new SortedFileReader(file) : new SortedFileReader(file, sha256);
    }
  }

  private final Deque<Part> files;
  private @Nullable SortedFileReader reader;
  private boolean headerSent;

  /** Reads those of the files that there are. */
  CsvFilesBody(List<Path> files) {
    this.files =
        new ArrayDeque<>(
            files.stream().filter(Files::exists).map(each -> new Part(each, null)).toList());
  }

  /** Reads a file that must exist and have this digest; otherwise its end is never told. */
  CsvFilesBody(Path file, String sha256) {
    files = new ArrayDeque<>(List.of(new Part(file, sha256)));
  }

  /** The header of a file alone. */
  static Lines headerOf(Path file) throws IOException {
    try (SortedFileReader reader = new SortedFileReader(file)) {
      byte[] header = LineEncoder.line(reader.header());
      return new OneLine(header);
    }
  }

  /** One line, and no file to close. */
  private static final class OneLine implements Lines {
    private byte @Nullable [] line;

    OneLine(byte[] line) {
      this.line = line;
    }

    @Override
    public byte @Nullable [] next() {
      byte[] next = line;
      line = null;
      return next;
    }

    @Override
    public void close() {}
  }

  @Override
  public byte @Nullable [] next() throws IOException {
    while (true) {
      if (reader == null) {
        Part file = files.poll();
        if (file == null) {
          return null;
        }
        reader = file.open();
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
