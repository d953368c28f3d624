package dev.sluice.repository.postgresql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a query with {@code COPY … TO STDOUT} in PostgreSQL's binary format: numbers
 * need no parsing and texts no unescaping. Fields are ranges of {@link #buffer}, valid until the
 * next row is read.
 */
public final class BinaryCopyReader implements AutoCloseable {
  /** Signature, flags, and the length of a header extension that PostgreSQL does not use. */
  private static final int HEADER = 19;

  private static final int TRAILER = -1;

  private final CopyReader copy;
  private byte[] row = {};
  private int[] starts = {};
  private int[] lengths = {};
  private boolean headerRead;

  private BinaryCopyReader(CopyReader copy) {
    this.copy = copy;
  }

  /** Starts to read what the query selects, its values written into the statement by jOOQ. */
  public static BinaryCopyReader of(Connection connection, DSLContext dsl, Select<?> query) {
    return new BinaryCopyReader(CopyReader.binary(connection, dsl, query));
  }

  /** Moves to the next row; false after the last. */
  public boolean next() {
    byte[] message = copy.nextBytes();
    int position = 0;
    if (message != null && !headerRead) {
      // The header travels with the first row, or with the trailer.
      headerRead = true;
      position = HEADER;
    }
    if (message == null || shortAt(message, position) == TRAILER) {
      return false;
    }
    split(message, position);
    return true;
  }

  public byte[] buffer() {
    return row;
  }

  public int start(int field) {
    return starts[field];
  }

  public int end(int field) {
    return starts[field] + lengths[field];
  }

  public boolean isNull(int field) {
    return lengths[field] < 0;
  }

  /** The value of a bigint. */
  public long number(int field) {
    return longAt(starts[field]);
  }

  /** Eight bytes of a field, from an offset in it, as one number. */
  public long number(int field, int offset) {
    return longAt(starts[field] + offset);
  }

  /** The value of a boolean. */
  public boolean truth(int field) {
    return row[starts[field]] != 0;
  }

  public @Nullable String text(int field) {
    return isNull(field)
        ? null
        : new String(row, starts[field], lengths[field], StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    copy.close();
  }

  private void split(byte[] message, int offset) {
    row = message;
    int fields = shortAt(message, offset);
    if (starts.length != fields) {
      starts = new int[fields];
      lengths = new int[fields];
    }
    int position = offset + Short.BYTES;
    for (int field = 0; field < fields; field++) {
      lengths[field] = intAt(message, position);
      position += Integer.BYTES;
      starts[field] = position;
      position += Math.max(lengths[field], 0);
    }
  }

  private long longAt(int position) {
    long upper = intAt(row, position);
    return (upper << Integer.SIZE) | (intAt(row, position + Integer.BYTES) & 0xFFFF_FFFFL);
  }

  private static int intAt(byte[] bytes, int position) {
    int upper = shortAt(bytes, position);
    return (upper << Short.SIZE) | (shortAt(bytes, position + Short.BYTES) & 0xFFFF);
  }

  private static int shortAt(byte[] bytes, int position) {
    return (bytes[position] << Byte.SIZE) | (bytes[position + 1] & 0xFF);
  }
}
