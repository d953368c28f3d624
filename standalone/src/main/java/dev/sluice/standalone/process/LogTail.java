package dev.sluice.standalone.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for an error message. */
public final class LogTail {
  private static final int LINES = 15;

  private LogTail() {}

  /** The last lines of a log, as far as it can be read. */
  public static String of(Path log) {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException unreadable) {
      return "(it cannot be read)";
    }
  }
}
