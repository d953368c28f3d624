package dev.sluice.repository.inspect.scan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts how often different byte strings occur, and numbers them from 0 in order of appearance. It
 * accepts a limited number of different ones, so its size is limited.
 */
public final class CountedBytes {
  private static final int FREE = -1;

  private final int most;
  private byte[][] entries = new byte[16][];
  private long[] counts = new long[16];
  private int[] hashes = new int[16];
  private int[] slots = freeSlots(64);
  private int size;

  public CountedBytes(int most) {
    this.most = most;
  }

  /**
   * Counts one.
   *
   * @return its number, or -1 if it is one more than there may be
   */
  public int add(byte[] bytes, int start, int end) {
    int number = find(bytes, start, end);
    if (number < 0 && size < most) {
      number = enter(Arrays.copyOfRange(bytes, start, end));
    }
    if (number >= 0) {
      counts[number]++;
    }
    return number;
  }

  /** Counts one as often as it was counted elsewhere. */
  public void add(byte[] bytes, long count) {
    int number = find(bytes, 0, bytes.length);
    if (number < 0) {
      number = enter(bytes);
    }
    counts[number] += count;
  }

  /** The number of a byte string, or -1 if there is none. */
  public int find(byte[] bytes, int start, int end) {
    return slots[slot(hash(bytes, start, end), bytes, start, end)];
  }

  public int size() {
    return size;
  }

  public byte[] bytes(int number) {
    return entries[number];
  }

  public long count(int number) {
    return counts[number];
  }

  /** How often each was counted, by number. */
  public long[] counts() {
    return Arrays.copyOf(counts, size);
  }

  /** The numbers of those that were counted most often, the most frequent first. */
  List<Integer> mostFrequent(int limit) {
    return IntStream.range(0, size)
        .boxed()
        .sorted(
            Comparator.comparingLong((Integer number) -> counts[number])
                .reversed()
                .thenComparing(number -> entries[number], Arrays::compareUnsigned))
        .limit(limit)
        .toList();
  }

  private int enter(byte[] bytes) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    if (4 * size >= slots.length) {
      slots = freeSlots(4 * slots.length);
      for (int each = 0; each < size; each++) {
        slots[slot(hashes[each], entries[each], 0, entries[each].length)] = each;
      }
    }
    int hash = hash(bytes, 0, bytes.length);
    entries[size] = bytes;
    hashes[size] = hash;
    slots[slot(hash, bytes, 0, bytes.length)] = size;
    return size++;
  }

  /** Where it is, or would be. */
  private int slot(int hash, byte[] bytes, int start, int end) {
    int slot = hash & (slots.length - 1);
    while (slots[slot] != FREE && !isEntry(slots[slot], hash, bytes, start, end)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isEntry(int number, int hash, byte[] bytes, int start, int end) {
    byte[] entry = entries[number];
    return hashes[number] == hash && Arrays.equals(entry, 0, entry.length, bytes, start, end);
  }

  /**
   * FNV-1a, its bits mixed again, since the lower ones choose the slot. Masks differ in a few zeros
   * and ones, of which a sum of products makes the same hash again and again.
   */
  private static int hash(byte[] bytes, int start, int end) {
    long hash = 0xcbf29ce484222325L;
    for (int position = start; position < end; position++) {
      hash = (hash ^ bytes[position]) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    return (int) (hash >>> 32);
  }

  private static int[] freeSlots(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, FREE);
    return slots;
  }
}
