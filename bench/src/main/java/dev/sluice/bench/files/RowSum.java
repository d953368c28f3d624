package dev.sluice.bench.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A digest of rows in any order, with constant memory: the number of rows and the sum of both
 * halves of each row's MD5, modulo 2^64. A database computes the same with {@code sum}.
 */
public final class RowSum {
  /** Stands between the cells of a row. */
  public static final char SEPARATOR = '\u001f';

  private final MessageDigest md5 = md5();
  private long rows;
  private long high;
  private long low;

  public RowSum() {}

  /** A sum that was computed elsewhere. */
  public RowSum(long rows, long high, long low) {
    this.rows = rows;
    this.high = high;
    this.low = low;
  }

  void add(String row) {
    ByteBuffer digest = ByteBuffer.wrap(md5.digest(row.getBytes(StandardCharsets.UTF_8)));
    // Sixty bits of each end: the first and the last fifteen digits of the hexadecimal form.
    high += digest.getLong() >>> 4;
    low += digest.getLong() & (-1L >>> 4);
    rows++;
  }

  public long rows() {
    return rows;
  }

  public boolean sameAs(RowSum other) {
    return rows == other.rows && high == other.high && low == other.low;
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
