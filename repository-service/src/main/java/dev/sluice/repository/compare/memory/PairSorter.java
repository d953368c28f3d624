package dev.sluice.repository.compare.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts pairs of non-negative numbers, such as owner and target ids, by owner first. If its buffer
 * is full, it writes sorted runs to a temporary file, which is deleted when the sorter is closed.
 */
public final class PairSorter implements AutoCloseable {
  /** Pairs of 16 MB; sorting takes as much again. */
  public static final int USUAL_BUFFER = 1 << 20;

  private static final int FIRST_BUFFER = 1 << 10;
  private static final int DIGITS = 1 << Byte.SIZE;
  private static final int WRITTEN_AT_ONCE = 1 << 12;

  private final int limit;
  private final List<SortedPairs> runs = new ArrayList<>();
  private @Nullable FileChannel file;
  private long[] owners;
  private long[] targets;
  private int count;

  public PairSorter(int limit) {
    this.limit = limit;
    owners = new long[Math.min(limit, FIRST_BUFFER)];
    targets = new long[owners.length];
  }

  public void add(long owner, long target) {
    if (count == owners.length) {
      makeRoom();
    }
    owners[count] = owner;
    targets[count] = target;
    count++;
  }

  /** All pairs in order, each once. Nothing may be added any more. */
  public PairMerge sorted() {
    sort();
    runs.add(SortedPairs.of(owners, targets, count));
    return new PairMerge(runs);
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void makeRoom() {
    if (count < limit) {
      int larger = Math.min(limit, 2 * count);
      owners = Arrays.copyOf(owners, larger);
      targets = Arrays.copyOf(targets, larger);
    } else {
      sort();
      spill();
      count = 0;
    }
  }

  /** By radix, from the last byte to the first, over those bytes alone that are not anyway. */
  private void sort() {
    long ownerBits = varyingBits(owners);
    long targetBits = varyingBits(targets);
    if ((ownerBits | targetBits) == 0) {
      return;
    }
    long[] otherOwners = new long[count];
    long[] otherTargets = new long[count];
    for (int digit = 0; digit < 2 * Long.BYTES; digit++) {
      int shift = digit % Long.BYTES * Byte.SIZE;
      boolean byTarget = digit < Long.BYTES;
      if (((byTarget ? targetBits : ownerBits) >>> shift & (DIGITS - 1)) == 0) {
        continue;
      }
      distribute(byTarget ? targets : owners, shift, otherOwners, otherTargets);
      long[] sortedOwners = otherOwners;
      long[] sortedTargets = otherTargets;
      otherOwners = owners;
      otherTargets = targets;
      owners = sortedOwners;
      targets = sortedTargets;
    }
  }

  private void distribute(long[] ids, int shift, long[] toOwners, long[] toTargets) {
    int[] next = new int[DIGITS + 1];
    for (int each = 0; each < count; each++) {
      next[(int) (ids[each] >>> shift & (DIGITS - 1)) + 1]++;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      next[digit + 1] += next[digit];
    }
    for (int each = 0; each < count; each++) {
      int place = next[(int) (ids[each] >>> shift & (DIGITS - 1))]++;
      toOwners[place] = owners[each];
      toTargets[place] = targets[each];
    }
  }

  private long varyingBits(long[] ids) {
    long bits = 0;
    for (int each = 1; each < count; each++) {
      bits |= ids[each] ^ ids[0];
    }
    return bits;
  }

  private void spill() {
    try {
      FileChannel to = file();
      long from = to.size();
      ByteBuffer buffer = ByteBuffer.allocateDirect(WRITTEN_AT_ONCE * SortedPairs.BYTES);
      to.position(from);
      for (int each = 0; each < count; each++) {
        buffer.putLong(owners[each]).putLong(targets[each]);
        if (!buffer.hasRemaining() || each == count - 1) {
          buffer.flip();
          while (buffer.hasRemaining()) {
            to.write(buffer);
          }
          buffer.clear();
        }
      }
      runs.add(SortedPairs.of(to, from, count));
    } catch (IOException e) {
      throw new UncheckedIOException("links cannot be written to a temporary file", e);
    }
  }

  private FileChannel file() throws IOException {
    FileChannel open = file;
    if (open == null) {
      open =
          FileChannel.open(
              Files.createTempFile("sluice-links", ".pairs"),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = open;
    }
    return open;
  }
}
