package dev.sluice.agent.delta;

import dev.sluice.agent.sorted.Line;
import dev.sluice.agent.sorted.LineEncoder;
import dev.sluice.agent.sorted.SortedFileReader;
import dev.sluice.agent.sorted.SortedFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed between two sorted files of an association. */
final class LinkDelta {
  private final SortedFileReader old;
  private final SortedFileReader fresh;
  private final KeptKeys kept;
  private final boolean one;
  private final Signs signs;
  private byte @Nullable [] ownerSet;
  private byte @Nullable [] ownerToSet;

  /**
   * Makes a delta.
   *
   * @param one whether an owner has one target, which is then set rather than inserted
   */
  LinkDelta(SortedFileReader old, SortedFileReader fresh, KeptKeys kept, boolean one, Signs signs) {
    this.old = old;
    this.fresh = fresh;
    this.kept = kept;
    this.one = one;
    this.signs = signs;
  }

  /** Writes the commands that make the old links the new ones, and tells how many they are. */
  long write(Path file) throws IOException {
    try (SortedFileWriter writer =
        new SortedFileWriter(file, List.of("command", "owner", "target"))) {
      Line before = old.nextUnlike(fresh, signs::row);
      Line after = fresh.next();
      while (before != null || after != null) {
        signs.row();
        int order = order(before, after);
        if (after != null && order > 0) {
          ownerSet = after.key();
          ownerToSet = null;
          writer.write(line(one ? "set" : "insert", after));
          after = fresh.next();
        } else if (before != null && order < 0) {
          if (isMissing(before, after)) {
            writer.write(line("delete", before));
          }
          before = old.next();
        } else if (before != null && after != null) {
          if (ownerToSet != null && Arrays.equals(after.key(), ownerToSet)) {
            ownerSet = after.key();
            ownerToSet = null;
            writer.write(line("set", after));
          }
          before = old.nextUnlike(fresh, signs::row);
          after = fresh.next();
        }
      }
      return writer.rows();
    }
  }

  /**
   * An old link that must go by name. Where an owner has one target, setting the new one takes the
   * old ones away; there are several only after a change of the definition.
   */
  private boolean isMissing(Line before, @Nullable Line after) throws IOException {
    byte[] owner = before.key();
    if (one && Arrays.equals(owner, ownerSet)) {
      return false;
    }
    if (one && after != null && Arrays.equals(owner, after.key())) {
      ownerToSet = owner;
      return false;
    }
    return !kept.contains(owner);
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
    LineEncoder encoder = new LineEncoder().cell(command);
    encoder.cell(new String(link.key(), StandardCharsets.UTF_8));
    return encoder.cell(new String(link.cell(1), StandardCharsets.UTF_8)).end();
  }
}
