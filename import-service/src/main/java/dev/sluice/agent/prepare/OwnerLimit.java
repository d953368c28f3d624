package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.sort.SortedRow;
import dev.sluice.agent.sorted.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes on the links of an owner if there are not too many; otherwise it rejects all of them,
 * since it is unclear which ones are meant. It holds the links of one owner in memory, up to the
 * limit. Links must arrive by owner.
 */
final class OwnerLimit {
  private final int most;
  private final Outcome outcome;
  private final List<byte[]> lines = new ArrayList<>();
  private final List<Long> sourceLines = new ArrayList<>();
  private byte @Nullable [] owner;
  private boolean over;

  /** Where the links go. */
  interface Outcome {
    void write(byte[] line) throws IOException;

    void reject(long sourceLine, byte[] line, int most) throws IOException;
  }

  OwnerLimit(int most, Outcome outcome) {
    this.most = most;
    this.outcome = outcome;
  }

  /** Takes the next link, which is valid until the one after. */
  void add(SortedRow row) throws IOException {
    byte[] line = row.line();
    byte[] itsOwner = new Line(line).key();
    if (!Arrays.equals(itsOwner, owner)) {
      end();
      owner = itsOwner;
    }
    if (!over && lines.size() == most) {
      over = true;
      for (int each = 0; each < most; each++) {
        outcome.reject(sourceLines.get(each), lines.get(each), most);
      }
      clear();
    }
    if (over) {
      outcome.reject(row.sourceLine(), line, most);
    } else {
      lines.add(line);
      sourceLines.add(row.sourceLine());
    }
  }

  /** Lets the links of the last owner go. */
  void end() throws IOException {
    for (byte[] line : lines) {
      outcome.write(line);
    }
    clear();
    over = false;
  }

  private void clear() {
    lines.clear();
    sourceLines.clear();
  }
}
