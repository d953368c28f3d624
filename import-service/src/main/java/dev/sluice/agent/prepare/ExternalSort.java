package dev.sluice.agent.prepare;

import dev.sluice.agent.run.Folders;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of rows within a budget of memory: what does not fit is sorted and spilled to
 * disk, and the runs are merged when they are read. The sort is stable.
 */
final class ExternalSort implements Closeable {
  /** How many runs are merged at once, each with a buffer and a file handle of its own. */
  static final int FAN_IN = 64;

  private final Path folder;
  private final SortBuffer buffer;
  private final Signs signs;
  private List<SpilledRun> runs = new ArrayList<>();
  private int spilled;

  /**
   * Makes a sort.
   *
   * @param folder made for this sort when it spills, and deleted with it
   * @param budget bytes of rows that are held in memory
   */
  ExternalSort(Path folder, int budget, Signs signs) {
    this.folder = folder;
    this.signs = signs;
    buffer = new SortBuffer(budget);
  }

  void add(byte[] key, byte[] line, long sourceLine) throws IOException {
    if (!buffer.fits(key, line)) {
      spill();
    }
    buffer.add(key, line, sourceLine);
  }

  /** All rows in order; nothing may be added afterwards. */
  KeyedRows sorted() throws IOException {
    if (runs.isEmpty()) {
      buffer.sort();
      return new BufferedRows(buffer);
    }
    spill();
    while (runs.size() > FAN_IN) {
      runs = mergeGroups();
    }
    return new RunMerge(runs);
  }

  /** How many runs were written to disk, to see in tests that a budget is heeded. */
  int spilled() {
    return spilled;
  }

  private void spill() throws IOException {
    buffer.sort();
    try (SpilledRun.Writer writer = newRun()) {
      for (int i = 0; i < buffer.count(); i++) {
        writer.write(buffer.row(i));
      }
      runs.add(writer.run());
    }
    buffer.clear();
  }

  /** Merges neighbours only, so that rows with one key keep their order. */
  private List<SpilledRun> mergeGroups() throws IOException {
    List<SpilledRun> merged = new ArrayList<>();
    for (int start = 0; start < runs.size(); start += FAN_IN) {
      List<SpilledRun> group = runs.subList(start, Math.min(start + FAN_IN, runs.size()));
      try (RunMerge rows = new RunMerge(group);
          SpilledRun.Writer writer = newRun()) {
        for (KeyedRow row = rows.next(); row != null; row = rows.next()) {
          writer.write(row);
          signs.merged();
        }
        merged.add(writer.run());
      }
      for (SpilledRun run : group) {
        Files.delete(run.file());
      }
    }
    return merged;
  }

  private SpilledRun.Writer newRun() throws IOException {
    Files.createDirectories(folder);
    return new SpilledRun.Writer(folder.resolve("run-" + spilled++));
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }

  private static final class BufferedRows implements KeyedRows {
    private final SortBuffer buffer;
    private int next;

    BufferedRows(SortBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public @Nullable KeyedRow next() {
      return next < buffer.count() ? buffer.row(next++) : null;
    }
  }
}
