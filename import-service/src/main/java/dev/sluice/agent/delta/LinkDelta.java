package dev.sluice.agent.delta;

import dev.sluice.agent.snapshot.UnknownRows;
import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.agent.sorted.SortedFileWriter;
import dev.sluice.agent.step.ProgressTicker;
import dev.sluice.contract.rows.RowCommand;
import dev.sluice.contract.rows.SortedHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The differences between two sorted files of an association. */
final class LinkDelta {
  private static final String SET = RowCommand.SET.word();
  private static final String INSERT = RowCommand.INSERT.word();
  private static final String DELETE = RowCommand.DELETE.word();

  private final SortedFileReader old;
  private final SortedFileReader fresh;
  private final KeptKeys kept;
  private final AskedKeys asked;
  private final boolean singleTarget;
  private final ProgressTicker ticker;

  /** The owner whose links are all told by {@code set}, so that no old one must go by name. */
  private byte @Nullable [] told;

  /**
   * Makes a delta.
   *
   * @param singleTarget whether an owner has one target, which is then set rather than inserted
   */
  LinkDelta(
      SortedFileReader old,
      SortedFileReader fresh,
      KeptKeys kept,
      AskedKeys asked,
      boolean singleTarget,
      ProgressTicker ticker) {
    this.old = old;
    this.fresh = fresh;
    this.kept = kept;
    this.asked = asked;
    this.singleTarget = singleTarget;
    this.ticker = ticker;
  }

  /**
   * Writes the commands that make the old links the new ones. Of an owner that is asked for, all
   * targets are set; one with a rejected row has more than are known.
   */
  WrittenDelta write(Path file) throws IOException {
    SortedFileWriter writer =
        new SortedFileWriter(file, SortedHeader.withCommand(SortedHeader.ofLinks()));
    try (writer) {
      Line before = nextOld();
      Line after = fresh.next();
      while (before != null || after != null || !asked.isEmpty()) {
        ticker.row();
        if (!asked.isEmpty()) {
          byte[] owner = leastOwner(before, after);
          byte[] gone = asked.takeBefore(owner);
          if (gone != null) {
            if (!kept.contains(gone)) {
              writer.write(line(SET, gone, new byte[0]));
            }
            continue;
          }
          if (owner != null && asked.take(owner) && !kept.contains(owner)) {
            if (after == null || after.compareKey(owner) != 0) {
              writer.write(line(SET, owner, new byte[0]));
            }
            for (; after != null && after.compareKey(owner) == 0; after = fresh.next()) {
              writer.write(line(SET, after));
            }
            while (before != null && before.compareKey(owner) == 0) {
              before = old.next();
            }
            continue;
          }
        }
        int order = order(before, after);
        if (after != null && order > 0) {
          if (singleTarget) {
            told = after.key();
          }
          writer.write(line(isTold(after) ? SET : INSERT, after));
          after = fresh.next();
        } else if (before != null && order < 0) {
          if (isGone(before, after)) {
            writer.write(UnknownRows.isMark(before) ? noneOf(before) : line(DELETE, before));
          }
          before = old.next();
        } else if (before != null && after != null) {
          if (isTold(after)) {
            writer.write(line(SET, after));
            before = old.next();
          } else {
            before = nextOld();
          }
          after = fresh.next();
        }
      }
    }
    return WrittenDelta.of(writer);
  }

  private boolean isTold(Line link) {
    return told != null && Arrays.equals(told, link.key());
  }

  private @Nullable Line nextOld() throws IOException {
    return asked.isEmpty()
        ? old.nextUnlike(fresh, ticker::row)
        : old.nextUnlike(fresh, ticker::row, asked::isReached);
  }

  private static byte @Nullable [] leastOwner(@Nullable Line before, @Nullable Line after) {
    if (before == null || after == null) {
      return before != null ? before.key() : after == null ? null : after.key();
    }
    return before.compareCell(0, after) <= 0 ? before.key() : after.key();
  }

  /**
   * Whether an old link must go by name, or all that an owner has that nobody knows of. Where an
   * owner has one target, setting the new one takes the old ones away; there are several only after
   * a change of the definition.
   */
  private boolean isGone(Line before, @Nullable Line after) throws IOException {
    if (isTold(before)) {
      return false;
    }
    boolean hasNew = after != null && before.compareCell(0, after) == 0;
    if (hasNew && singleTarget) {
      told = before.key();
      return false;
    }
    if (kept.contains(before.key())) {
      return false;
    }
    if (UnknownRows.isMark(before)) {
      told = before.key();
      return !hasNew;
    }
    return true;
  }

  private static byte[] noneOf(Line mark) {
    LineEncoder encoder = new LineEncoder().cell(SET);
    encoder.cell(new String(mark.key(), StandardCharsets.UTF_8));
    return encoder.cell("").end();
  }

  private static int order(@Nullable Line before, @Nullable Line after) {
    if (before == null) {
      return 1;
    }
    if (after == null) {
      return -1;
    }
    int byOwner = before.compareCell(0, after);
    return byOwner != 0 ? byOwner : before.compareCell(1, after);
  }

  private static byte[] line(String command, Line link) {
    return line(command, link.key(), link.cell(1));
  }

  private static byte[] line(String command, byte[] owner, byte[] target) {
    LineEncoder encoder = new LineEncoder().cell(command);
    encoder.cell(new String(owner, StandardCharsets.UTF_8));
    return encoder.cell(new String(target, StandardCharsets.UTF_8)).end();
  }
}
