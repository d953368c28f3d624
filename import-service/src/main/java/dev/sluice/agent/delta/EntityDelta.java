package dev.sluice.agent.delta;

import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.agent.sorted.SortedFileWriter;
import dev.sluice.agent.step.ProgressTicker;
import dev.sluice.contract.rows.EmptiedCell;
import dev.sluice.contract.rows.RowCommand;
import dev.sluice.contract.rows.SortedHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The differences between two sorted files of an entity type. */
final class EntityDelta {
  private static final byte[] INSERT =
      (RowCommand.INSERT.word() + ",").getBytes(StandardCharsets.UTF_8);

  private final SortedFileReader old;
  private final SortedFileReader fresh;
  private final KeptKeys kept;
  private final AskedKeys asked;
  private final ProgressTicker ticker;
  private final boolean comparable;

  /**
   * Makes a delta.
   *
   * @param reshaped whether the definition now makes something else of the same cells, so that all
   *     rows are told again
   */
  EntityDelta(
      SortedFileReader old,
      SortedFileReader fresh,
      KeptKeys kept,
      AskedKeys asked,
      boolean reshaped,
      ProgressTicker ticker) {
    this.old = old;
    this.fresh = fresh;
    this.kept = kept;
    this.asked = asked;
    this.ticker = ticker;
    comparable = !reshaped && old.header().equals(fresh.header());
  }

  /** Writes the commands that make the old rows the new ones, and those for keys asked for. */
  WrittenDelta write(Path file) throws IOException {
    SortedFileWriter writer = new SortedFileWriter(file, SortedHeader.withCommand(fresh.header()));
    try (writer) {
      Line before = nextOld();
      Line after = fresh.next();
      while (before != null || after != null || !asked.isEmpty()) {
        ticker.row();
        byte[] gone = asked.isEmpty() ? null : asked.takeBefore(leastKey(before, after));
        if (gone != null) {
          if (!kept.contains(gone)) {
            writer.write(delete(gone));
          }
          continue;
        }
        int order = order(before, after);
        if (after != null && order > 0) {
          isAsked(after);
          writer.write(inserted(after.bytes()));
          after = fresh.next();
        } else if (before != null && order < 0) {
          isAsked(before);
          if (!kept.contains(before.key())) {
            writer.write(delete(before.key()));
          }
          before = old.next();
        } else if (before != null && after != null) {
          boolean isAsked = isAsked(after);
          if (isAsked || !comparable || !before.sameAs(after)) {
            writer.write(update(after));
          }
          before = nextOld();
          after = fresh.next();
        }
      }
    }
    return WrittenDelta.of(writer);
  }

  /** Nearly all rows stay as they were, and need no closer look. */
  private @Nullable Line nextOld() throws IOException {
    if (!comparable) {
      return old.next();
    }
    return asked.isEmpty()
        ? old.nextUnlike(fresh, ticker::row)
        : old.nextUnlike(fresh, ticker::row, asked::isReached);
  }

  private boolean isAsked(Line line) throws IOException {
    return !asked.isEmpty() && asked.take(line.key());
  }

  private static byte @Nullable [] leastKey(@Nullable Line before, @Nullable Line after) {
    Line least = order(before, after) > 0 ? after : before;
    return least == null ? null : least.key();
  }

  /** Negative if only the old row has its key, positive if only the new one has. */
  private static int order(@Nullable Line before, @Nullable Line after) {
    if (before == null) {
      return 1;
    }
    return after == null ? -1 : before.compareCell(0, after);
  }

  private byte[] delete(byte[] key) {
    LineEncoder encoder = new LineEncoder();
    encoder.cell(RowCommand.DELETE.word()).cell(new String(key, StandardCharsets.UTF_8));
    for (int i = 1; i < fresh.header().size(); i++) {
      encoder.cell("");
    }
    return encoder.end();
  }

  /** An empty cell under update leaves the attribute alone, so the empty ones are written out. */
  private static byte[] update(Line after) {
    LineEncoder encoder = new LineEncoder();
    encoder.cell(RowCommand.UPDATE.word());
    for (String cell : after.cells()) {
      encoder.cell(cell.isEmpty() ? EmptiedCell.TEXT : cell);
    }
    return encoder.end();
  }

  private static byte[] inserted(byte[] line) {
    byte[] whole = Arrays.copyOf(INSERT, INSERT.length + line.length);
    System.arraycopy(line, 0, whole, INSERT.length, line.length);
    return whole;
  }
}
