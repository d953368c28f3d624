package dev.sluice.agent.prepare.profile;

import dev.sluice.agent.io.ByteScanner;

/**
 * Hashes cells to 64 bits, so that no value is stored. Two of a million different values have the
 * same hash once in tens of millions of files. The mixing function is that of Austin Appleby's
 * MurmurHash3.
 */
final class CellHash {
  private static final long FIRST = 0xff51afd7ed558ccdL;
  private static final long SECOND = 0xc4ceb9fe1a85ec53L;

  private CellHash() {}

  /** The hash of these bytes under a key. */
  static long of(byte[] bytes, int start, int end, long key) {
    long hash = key ^ (end - start);
    int i = start;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      hash = mixed(hash ^ ByteScanner.at(bytes, i));
    }
    long rest = 0;
    for (; i < end; i++) {
      rest = rest << Byte.SIZE | (bytes[i] & 0xff);
    }
    return mixed(hash ^ rest);
  }

  private static long mixed(long word) {
    long hash = word;
    hash = (hash ^ hash >>> 33) * FIRST;
    hash = (hash ^ hash >>> 33) * SECOND;
    return hash ^ hash >>> 33;
  }
}
