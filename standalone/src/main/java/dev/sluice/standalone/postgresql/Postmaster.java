package dev.sluice.standalone.postgresql;

import dev.sluice.standalone.process.OrphanedProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The state of PostgreSQL's first process in its file: the process id in the first line, and the
 * status in the eighth.
 *
 * @param cluster the data directory that it serves
 */
record Postmaster(Path cluster) {
  private static final int STATUS_LINE = 7;

  /** Whether it runs, and is no stranger who has its number by now. */
  boolean runs() {
    return lines().stream()
        .findFirst()
        .filter(number -> number.matches("[1-9][0-9]{0,9}"))
        .filter(number -> OrphanedProcesses.runs(Long.parseLong(number), "-D", cluster.toString()))
        .isPresent();
  }

  /** Whether it has yet to bring its data in order before it can answer. */
  boolean starts() {
    List<String> lines = lines();
    return lines.size() <= STATUS_LINE || lines.get(STATUS_LINE).equals("starting");
  }

  /** Removes the file of one that does not run. */
  void forget() throws IOException {
    Files.deleteIfExists(file());
  }

  private List<String> lines() {
    try {
      return Files.readString(file(), StandardCharsets.ISO_8859_1)
          .lines()
          .map(String::strip)
          .toList();
    } catch (NoSuchFileException neverStartedOrEnded) {
      return List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path file() {
    return cluster.resolve("postmaster.pid");
  }
}
