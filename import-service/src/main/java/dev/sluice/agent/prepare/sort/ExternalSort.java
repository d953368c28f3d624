package dev.sluice.agent.prepare.sort;

import dev.sluice.agent.files.Folders;
import dev.sluice.agent.io.BackgroundTask;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * External merge sort: sorts any number of rows within a memory budget. What does not fit is sorted
 * and spilled to disk, and the runs are merged when they are read. The sort is stable. Half of the
 * budget is filled while the other half is sorted and spilled on a second core.
 */
public final class ExternalSort implements Closeable {
  /** How many runs are merged at once, each with a buffer and a file handle of its own. */
  static final int FAN_IN = 128;

  private final Path folder;
  private final Runnable merged;
  private final BackgroundTask spilling = new BackgroundTask();
  private final SharedPrefix sharedPrefix = new SharedPrefix();
  private RowArena arena;
  private RowArena otherArena;
  private List<SpilledRun> runs = new ArrayList<>();
  private int spilled;

  /**
   * Makes a sort.
   *
   * @param folder made for this sort when it spills, and deleted with it
   * @param budget bytes of rows that are held in memory
   * @param merged called for each row that is merged before the rows are read
   */
  public ExternalSort(Path folder, int budget, Runnable merged) {
    this.folder = folder;
    this.merged = merged;
    arena = new RowArena(budget / 2);
    otherArena = new RowArena(budget / 2);
  }

  /** Adds a row whose line does not hold its key as it is. */
  public void add(byte[] key, byte[] line, long sourceLine) throws IOException {
    add(key, key.length, line, line.length, SortedRow.APART, sourceLine);
  }

  /**
   * Adds a row.
   *
   * @param key heeded only if its place is {@link SortedRow#APART}
   * @param keyPlace where in the line the key begins, if it does
   */
  public void add(
      byte[] key, int keyLength, byte[] line, int lineLength, int keyPlace, long sourceLine)
      throws IOException {
    int apart = keyPlace == SortedRow.APART ? keyLength : 0;
    if (!arena.fits(SortedRow.PREFIX + apart + lineLength)) {
      spill();
    }
    arena.add(key, keyLength, line, lineLength, keyPlace, sourceLine);
  }

  /** All rows in order; nothing may be added afterwards. */
  public KeyedRows sorted() throws IOException {
    if (runs.isEmpty()) {
      arena.sort();
      return new ArenaRows(arena);
    }
    spill();
    spilling.await();
    // The merge needs the memory for its buffers.
    arena.release();
    otherArena.release();
    while (runs.size() > FAN_IN) {
      runs = mergeGroups();
    }
    return new KWayMerge(runs, sharedPrefix.length());
  }

  /** How many runs were written to disk, to see in tests that a budget is respected. */
  int spilled() {
    return spilled;
  }

  private void spill() throws IOException {
    spilling.await();
    SpilledRun.Writer writer = newRun();
    RowArena full = arena;
    runs.add(writer.run());
    spilling.start("sluice-sort", () -> spill(full, writer));
    arena = otherArena;
    otherArena = full;
  }

  private void spill(RowArena full, SpilledRun.Writer writer) throws IOException {
    try (writer) {
      full.sort();
      byte[] bytes = full.bytes();
      SortedRow end = new SortedRow();
      sharedPrefix.add(end.at(bytes, full.offset(0)).key());
      sharedPrefix.add(end.at(bytes, full.offset(full.count() - 1)).key());
      for (int i = 0; i < full.count(); i++) {
        int offset = full.offset(i);
        writer.write(bytes, offset, SortedRow.size(bytes, offset));
      }
    }
    full.clear();
  }

  /** Merges neighbours only, so that rows with one key keep their order. */
  private List<SpilledRun> mergeGroups() throws IOException {
    List<SpilledRun> merged = new ArrayList<>();
    for (int start = 0; start < runs.size(); start += FAN_IN) {
      List<SpilledRun> group = runs.subList(start, Math.min(start + FAN_IN, runs.size()));
      try (KWayMerge rows = new KWayMerge(group, sharedPrefix.length());
          SpilledRun.Writer writer = newRun()) {
        for (SortedRow row = rows.next(); row != null; row = rows.next()) {
          writer.write(row.bytes(), row.offset(), row.size());
          this.merged.run();
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
    spilling.close();
    Folders.delete(folder);
  }

  private static final class ArenaRows implements KeyedRows {
    private final RowArena arena;
    private final SortedRow row = new SortedRow();
    private int next;

    ArenaRows(RowArena arena) {
      this.arena = arena;
    }

    @Override
    public @Nullable SortedRow next() {
      return next < arena.count() ? row.at(arena.bytes(), arena.offset(next++)) : null;
    }
  }
}
