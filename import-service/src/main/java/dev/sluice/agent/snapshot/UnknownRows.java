package dev.sluice.agent.snapshot;

import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.agent.sorted.SortedFileWriter;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.step.ProgressTicker;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A sorted file with a mark for each key whose row was rejected. The server's resource did not
 * change, and the agent does not know its state. So the mark counts as no row, and the next delta
 * sends whatever the source says about the key then, or that it is gone.
 */
public final class UnknownRows {
  /** No cell that was prepared holds a NUL, and no cell comes before it. */
  private static final String MARK = "\0";

  private final boolean association;
  private final boolean singleTarget;
  private final ProgressTicker ticker;

  /**
   * Makes a merge.
   *
   * @param singleTarget whether an owner has one target, so that a row tells all there is of it
   */
  UnknownRows(boolean association, boolean singleTarget, Progress progress) {
    this.association = association;
    this.singleTarget = singleTarget;
    ticker = new ProgressTicker(progress, 0, null);
  }

  /** Whether a line of a snapshot says that nobody knows what there is of its key. */
  public static boolean isMark(Line line) {
    byte[] second = line.cell(1);
    return second.length == 1 && second[0] == 0;
  }

  /** Whether any row was rejected whose key could be read. */
  static boolean any(Path keep) throws IOException {
    try (SortedFileReader keys = new SortedFileReader(keep)) {
      return keys.next() != null;
    }
  }

  /** Writes the file with its marks and tells its digest. */
  String write(Path sorted, Path keep, Path place) throws IOException {
    SortedFileWriter writer;
    try (SortedFileReader rows = new SortedFileReader(sorted);
        SortedFileReader keys = new SortedFileReader(keep)) {
      writer = new SortedFileWriter(place, rows.header());
      try (writer) {
        merge(rows, keys, writer);
      }
    }
    return writer.sha256();
  }

  private void merge(SortedFileReader rows, SortedFileReader keys, SortedFileWriter writer)
      throws IOException {
    Line row = rows.next();
    for (Line key = keys.next(); key != null; key = keys.next()) {
      while (row != null && row.compareCell(0, key) < 0) {
        row = pass(row, rows, writer);
      }
      boolean hasRow = row != null && row.compareCell(0, key) == 0;
      // Of an owner of many, a row tells one link and not that there are no others.
      if (!hasRow || (association && !singleTarget)) {
        writer.write(mark(key));
      }
    }
    while (row != null) {
      row = pass(row, rows, writer);
    }
  }

  private @Nullable Line pass(Line row, SortedFileReader rows, SortedFileWriter writer)
      throws IOException {
    ticker.row();
    writer.write(row.bytes());
    return rows.next();
  }

  private static byte[] mark(Line key) {
    byte[] value = key.key();
    return new LineEncoder().cell(value, 0, value.length).cell(MARK).end();
  }
}
