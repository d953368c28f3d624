package dev.sluice.repository.plan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads the rows of a query with {@code COPY … TO STDOUT} in PostgreSQL's text format. */
public final class CopyReader implements AutoCloseable {
  private final CopyOut copy;
  private byte[][] fields = {};

  private CopyReader(CopyOut copy) {
    this.copy = copy;
  }

  /** Starts to read what the query selects, its values written into the statement by jOOQ. */
  public static CopyReader of(Connection connection, DSLContext dsl, Select<?> query) {
    return start(connection, dsl, query, "");
  }

  /** The same in the binary format, for {@link BinaryCopyReader} to take apart. */
  static CopyReader binary(Connection connection, DSLContext dsl, Select<?> query) {
    return start(connection, dsl, query, " (FORMAT binary)");
  }

  private static CopyReader start(
      Connection connection, DSLContext dsl, Select<?> query, String format) {
    try {
      return new CopyReader(
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("COPY (" + dsl.renderInlined(query) + ") TO STDOUT" + format));
    } catch (SQLException e) {
      throw new DataAccessException("COPY cannot start", e);
    }
  }

  /** The next row as it travels, or null after the last. */
  public byte @Nullable [] nextBytes() {
    try {
      return copy.readFromCopy();
    } catch (SQLException e) {
      throw new DataAccessException("COPY cannot go on", e);
    }
  }

  /** Moves to the next row; false after the last. */
  public boolean next() {
    byte[] row = nextBytes();
    if (row == null) {
      return false;
    }
    fields = split(row);
    return true;
  }

  /** A field's bytes in UTF-8, from 0; null where it has no value. */
  public byte @Nullable [] bytes(int field) {
    byte[] raw = fields[field];
    boolean plain = true;
    for (byte each : raw) {
      plain &= each != '\\';
    }
    if (plain) {
      return raw;
    }
    return raw.length == 2 && raw[1] == 'N' ? null : unescape(raw);
  }

  /** A field's text, from 0; null where it has no value. */
  public @Nullable String text(int field) {
    byte[] value = bytes(field);
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    // Read to its end rather than cancelled: a cancellation that meets the end of a copy leaves
    // something behind, and the next statement of the pooled connection fails on it.
    boolean more = copy.isActive();
    while (more) {
      more = nextBytes() != null;
    }
  }

  private static byte[][] split(byte[] row) {
    int count = 1;
    for (byte each : row) {
      count += each == '\t' ? 1 : 0;
    }
    byte[][] fields = new byte[count][];
    int start = 0;
    int field = 0;
    // The last byte is the line feed.
    for (int position = 0; position < row.length; position++) {
      if (row[position] == '\t' || position == row.length - 1) {
        fields[field++] = Arrays.copyOfRange(row, start, position);
        start = position + 1;
      }
    }
    return fields;
  }

  private static byte[] unescape(byte[] raw) {
    var plain = new ByteArrayOutputStream(raw.length);
    for (int position = 0; position < raw.length; position++) {
      if (raw[position] != '\\') {
        plain.write(raw[position]);
      } else {
        position++;
        plain.write(
            switch (raw[position]) {
              case 'b' -> '\b';
              case 'f' -> '\f';
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              case 'v' -> 0x0B;
              default -> raw[position];
            });
      }
    }
    return plain.toByteArray();
  }
}
