package dev.sluice.agent.prepare.sort;

import java.util.Arrays;

/**
 * Sorts rows by key with a stable radix sort. Keys of one file are similar, so the few bits that
 * differ are packed into a long and sorted by digits; only rows with equal packed bits are compared
 * byte by byte.
 */
final class KeyRadixSort {
  /** Offset and packed key, and both again to move them to. */
  static final int BYTES_PER_ROW = 2 * (Integer.BYTES + Long.BYTES);

  /** How many bytes of a key are looked at for bits that vary. */
  private static final int FRONT = 24;

  /** 2048 counters fit into the first cache, and 33 bits take three rounds. */
  private static final int DIGIT = 11;

  private static final int MAX_ROWS_OF_INSERTION_SORT = 12;

  private final int[] varying = new int[FRONT];
  private final int[] widths = new int[FRONT];
  private final int[][] packed = new int[FRONT][256];
  private long[] keys = {};
  private long[] otherKeys = {};
  private int[] otherOffsets = {};

  /** Brings the offsets of rows into the order of the rows' keys. */
  void sort(byte[] bytes, int[] offsets, int count) {
    if (count < 2) {
      return;
    }
    if (keys.length < count) {
      keys = new long[offsets.length];
      otherKeys = new long[offsets.length];
      otherOffsets = new int[offsets.length];
    }
    findVarying(bytes, offsets, count);
    int bits = choosePacking();
    for (int i = 0; i < count; i++) {
      keys[i] = pack(bytes, offsets[i]);
    }
    sortDigits(offsets, count, bits);
    sortEqual(bytes, offsets, count);
  }

  void release() {
    keys = new long[0];
    otherKeys = new long[0];
    otherOffsets = new int[0];
  }

  /** Past its end a key counts as zero, which never sorts it behind one that goes on. */
  private void findVarying(byte[] bytes, int[] offsets, int count) {
    Arrays.fill(varying, 0);
    int firstStart = SortedRow.keyStart(bytes, offsets[0]);
    int firstLength = Math.min(FRONT, SortedRow.keyLength(bytes, offsets[0]));
    byte[] first =
        Arrays.copyOf(Arrays.copyOfRange(bytes, firstStart, firstStart + firstLength), FRONT);
    for (int row = 1; row < count; row++) {
      int start = SortedRow.keyStart(bytes, offsets[row]);
      int length = Math.min(FRONT, SortedRow.keyLength(bytes, offsets[row]));
      for (int i = 0; i < length; i++) {
        varying[i] |= (bytes[start + i] ^ first[i]) & 0xff;
      }
      for (int i = length; i < firstLength; i++) {
        varying[i] |= first[i] & 0xff;
      }
    }
  }

  /** Takes bytes from the front as long as their varying bits fit, and tells how many they are. */
  private int choosePacking() {
    int bits = 0;
    Arrays.fill(widths, 0);
    for (int i = 0; i < FRONT; i++) {
      int width = Integer.bitCount(varying[i]);
      if (bits + width > Long.SIZE) {
        break;
      }
      widths[i] = width;
      bits += width;
      for (int value = 0; width > 0 && value < 256; value++) {
        packed[i][value] = gather(value, varying[i]);
      }
    }
    return bits;
  }

  private static int gather(int value, int mask) {
    int gathered = 0;
    for (int bit = 7; bit >= 0; bit--) {
      if ((mask >> bit & 1) != 0) {
        gathered = gathered << 1 | (value >> bit & 1);
      }
    }
    return gathered;
  }

  private long pack(byte[] bytes, int offset) {
    int start = SortedRow.keyStart(bytes, offset);
    int length = SortedRow.keyLength(bytes, offset);
    long key = 0;
    for (int i = 0; i < FRONT; i++) {
      int width = widths[i];
      if (width > 0) {
        key = key << width | packed[i][i < length ? bytes[start + i] & 0xff : 0];
      }
    }
    return key;
  }

  /** Least significant digit first; each round keeps the order of equal digits. */
  private void sortDigits(int[] offsets, int count, int bits) {
    int[] from = offsets;
    int[] to = otherOffsets;
    int[] places = new int[(1 << DIGIT) + 1];
    for (int shift = 0; shift < bits; shift += DIGIT) {
      Arrays.fill(places, 0);
      for (int i = 0; i < count; i++) {
        places[digit(keys[i], shift) + 1]++;
      }
      for (int i = 0; i < 1 << DIGIT; i++) {
        places[i + 1] += places[i];
      }
      for (int i = 0; i < count; i++) {
        int place = places[digit(keys[i], shift)]++;
        otherKeys[place] = keys[i];
        to[place] = from[i];
      }
      int[] swappedOffsets = from;
      from = to;
      to = swappedOffsets;
      long[] swappedKeys = keys;
      keys = otherKeys;
      otherKeys = swappedKeys;
    }
    if (from != offsets) {
      System.arraycopy(from, 0, offsets, 0, count);
    }
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & ((1 << DIGIT) - 1);
  }

  private void sortEqual(byte[] bytes, int[] offsets, int count) {
    for (int start = 0; start < count; ) {
      int end = start + 1;
      while (end < count && keys[end] == keys[start]) {
        end++;
      }
      if (end - start > 1) {
        sortByBytes(bytes, offsets, start, end);
      }
      start = end;
    }
  }

  /** A merge sort that inserts if there are few. */
  private void sortByBytes(byte[] bytes, int[] offsets, int start, int end) {
    if (end - start <= MAX_ROWS_OF_INSERTION_SORT) {
      for (int i = start + 1; i < end; i++) {
        int moved = offsets[i];
        int place = i;
        while (place > start && SortedRow.compare(bytes, offsets[place - 1], bytes, moved) > 0) {
          offsets[place] = offsets[place - 1];
          place--;
        }
        offsets[place] = moved;
      }
      return;
    }
    int middle = (start + end) >>> 1;
    sortByBytes(bytes, offsets, start, middle);
    sortByBytes(bytes, offsets, middle, end);
    if (SortedRow.compare(bytes, offsets[middle - 1], bytes, offsets[middle]) <= 0) {
      return;
    }
    System.arraycopy(offsets, start, otherOffsets, start, end - start);
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      boolean takeLeft =
          right >= end
              || (left < middle
                  && SortedRow.compare(bytes, otherOffsets[left], bytes, otherOffsets[right]) <= 0);
      offsets[i] = takeLeft ? otherOffsets[left++] : otherOffsets[right++];
    }
  }
}
