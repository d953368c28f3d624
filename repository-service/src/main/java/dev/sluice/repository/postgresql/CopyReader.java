package dev.sluice.repository.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads the rows of a query with {@code COPY … TO STDOUT}: as text, for hashing, or in the binary
 * format, whose fields {@link BinaryCopyReader} reads.
 */
public final class CopyReader implements AutoCloseable {
  private final CopyOut copy;

  private CopyReader(CopyOut copy) {
    this.copy = copy;
  }

  /** Starts to read what the query selects as text, its values written into it by jOOQ. */
  public static CopyReader of(Connection connection, DSLContext dsl, Select<?> query) {
    return start(connection, dsl, query, "");
  }

  /** The same in the binary format. */
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

  @Override
  public void close() {
    // Read to its end rather than cancelled: a cancellation that meets the end of a copy leaves
    // something behind, and the next statement of the pooled connection fails on it.
    boolean more = copy.isActive();
    while (more) {
      more = nextBytes() != null;
    }
  }
}
