package dev.sluice.repository.compare.match;

import dev.sluice.repository.compare.memory.ResourceIdTable;
import dev.sluice.repository.compare.wire.LinkRows;
import dev.sluice.repository.compare.wire.WireReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A batch of link rows, so that the ids of their ends are found together, see {@link
 * ResourceIdTable}. It keeps its rows until it is filled again.
 */
final class LinkBatch {
  private static final int MOST = 64;

  /** Of huge values, fewer are held. */
  private static final int ENOUGH_BYTES = 1 << 16;

  private final Values owners = new Values();
  private final Values targets = new Values();
  private final int[] ownerOfRow = new int[MOST];
  private final boolean[] keeps = new boolean[MOST];
  private int size;

  /** Reads the next rows, and finds their ends; false if there are none left. */
  boolean fill(WireReader rows, ResourceIdTable knownOwners, ResourceIdTable knownTargets) {
    int ownerCell = rows.commands() ? 1 : 0;
    owners.clear();
    targets.clear();
    size = 0;
    while (size < MOST && owners.haveRoom() && targets.haveRoom() && rows.next()) {
      keeps[size] = LinkRows.keeps(rows);
      LinkRows.check(rows, ownerCell, !keeps[size]);
      owners.addUnlessLast(rows, ownerCell);
      targets.add(rows, ownerCell + 1);
      ownerOfRow[size] = owners.count - 1;
      size++;
    }
    owners.find(knownOwners);
    targets.find(knownTargets);
    return size > 0;
  }

  int size() {
    return size;
  }

  /** Whether a row keeps the links of its owner. */
  boolean keeps(int row) {
    return keeps[row];
  }

  byte[] ownerBytes() {
    return owners.bytes;
  }

  int ownerStart(int row) {
    return owners.start(ownerOfRow[row]);
  }

  int ownerEnd(int row) {
    return owners.ends[ownerOfRow[row]];
  }

  long ownerId(int row) {
    return owners.ids[ownerOfRow[row]];
  }

  byte[] targetBytes() {
    return targets.bytes;
  }

  int targetStart(int row) {
    return targets.start(row);
  }

  int targetEnd(int row) {
    return targets.ends[row];
  }

  long targetId(int row) {
    return targets.ids[row];
  }

  String target(int row) {
    int start = targetStart(row);
    return new String(targets.bytes, start, targetEnd(row) - start, StandardCharsets.UTF_8);
  }

  /** Values one after another, with what is known of them. */
  private static final class Values {
    private final int[] ends = new int[MOST];
    private final long[] ids = new long[MOST];
    private byte[] bytes = new byte[MOST * 16];
    private int count;

    void clear() {
      count = 0;
      if (bytes.length > 2 * ENOUGH_BYTES) {
        bytes = new byte[ENOUGH_BYTES];
      }
    }

    boolean haveRoom() {
      return start(count) < ENOUGH_BYTES;
    }

    int start(int value) {
      return value == 0 ? 0 : ends[value - 1];
    }

    void add(WireReader rows, int cell) {
      int start = start(count);
      int length = rows.end(cell) - rows.start(cell);
      if (length > bytes.length - start) {
        bytes = Arrays.copyOf(bytes, 2 * (start + length));
      }
      System.arraycopy(rows.buffer(), rows.start(cell), bytes, start, length);
      ends[count++] = start + length;
    }

    void addUnlessLast(WireReader rows, int cell) {
      if (count == 0
          || !Arrays.equals(
              bytes,
              start(count - 1),
              ends[count - 1],
              rows.buffer(),
              rows.start(cell),
              rows.end(cell))) {
        add(rows, cell);
      }
    }

    void find(ResourceIdTable known) {
      known.find(bytes, ends, count, ids);
    }
  }
}
