package dev.sluice.agent.snapshot;

import dev.sluice.agent.run.Progress;
import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.agent.sorted.SortedFileWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new sorted file with the old rows of rejected ones: their resources and links were left as they
 * were, so the snapshot has to know them still.
 */
final class CarriedOver {
  private static final int ROWS_BETWEEN_SIGNS = 1000;

  private final boolean association;
  private final boolean one;
  private final Progress progress;

  /**
   * Makes a merge.
   *
   * @param one whether an owner has one target, so that a new one takes the old one's place
   */
  CarriedOver(boolean association, boolean one, Progress progress) {
    this.association = association;
    this.one = one;
    this.progress = progress;
  }

  /** Whether any row was rejected whose key could be read. */
  static boolean needed(Path keep) throws IOException {
    try (SortedFileReader keys = new SortedFileReader(keep)) {
      return keys.next() != null;
    }
  }

  /** Writes the merged file and tells its digest. */
  String write(Path sorted, Path keep, Path old, Path place) throws IOException {
    SortedFileWriter writer;
    try (SortedFileReader fresh = new SortedFileReader(sorted);
        SortedFileReader keys = new SortedFileReader(keep);
        SortedFileReader former = new SortedFileReader(old)) {
      writer = new SortedFileWriter(place, fresh.header());
      try (writer) {
        merge(fresh, keys, former, writer);
      }
    }
    return writer.sha256();
  }

  private void merge(
      SortedFileReader fresh,
      SortedFileReader keys,
      SortedFileReader former,
      SortedFileWriter writer)
      throws IOException {
    int[] columns = fresh.header().stream().mapToInt(former.header()::indexOf).toArray();
    boolean sameColumns = fresh.header().equals(former.header());
    Line freshLine = fresh.next();
    Line key = keys.next();
    byte[] ownerBefore = null;
    long done = 0;
    for (Line line = former.next(); line != null; line = former.next()) {
      if (done++ % ROWS_BETWEEN_SIGNS == 0) {
        progress.at(done, null);
      }
      while (key != null && Arrays.compareUnsigned(key.key(), line.key()) < 0) {
        key = keys.next();
      }
      if (key == null) {
        break;
      }
      if (!Arrays.equals(key.key(), line.key())) {
        continue;
      }
      while (freshLine != null && compare(freshLine, line) < 0) {
        writer.write(freshLine.bytes());
        ownerBefore = freshLine.key();
        freshLine = fresh.next();
      }
      boolean readAgain = freshLine != null && compare(freshLine, line) == 0;
      boolean replaced = readAgain || (one && takenBy(line, ownerBefore, freshLine));
      if (!replaced) {
        writer.write(sameColumns ? line.bytes() : reordered(line, columns));
      }
    }
    for (; freshLine != null; freshLine = fresh.next()) {
      writer.write(freshLine.bytes());
    }
  }

  private static boolean takenBy(
      Line line, byte @Nullable [] ownerBefore, @Nullable Line freshLine) {
    return Arrays.equals(line.key(), ownerBefore)
        || (freshLine != null && Arrays.equals(line.key(), freshLine.key()));
  }

  private int compare(Line left, Line right) {
    int byKey = Arrays.compareUnsigned(left.key(), right.key());
    return byKey != 0 || !association ? byKey : Arrays.compareUnsigned(left.cell(1), right.cell(1));
  }

  /** An old row in the columns of today's definition. */
  private static byte[] reordered(Line line, int[] columns) {
    List<String> old = line.cells();
    List<String> cells = new ArrayList<>();
    for (int column : columns) {
      cells.add(column < 0 ? "" : old.get(column));
    }
    return LineEncoder.line(cells);
  }
}
