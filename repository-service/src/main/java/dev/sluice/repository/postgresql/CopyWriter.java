package dev.sluice.repository.postgresql;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows with {@code COPY … FROM STDIN} in PostgreSQL's text format, field by field. If it is
 * closed before {@link #finish}, everything that was not {@linkplain #pause ended} is discarded.
 *
 * <p>A connection has only one COPY at a time, which starts with the first rows that leave the
 * buffer. If there are two writers on one connection, the one with few rows {@linkplain
 * #interrupting interrupts} the other.
 */
public final class CopyWriter implements AutoCloseable {
  private static final int CHUNK = 1 << 16;
  private static final HexFormat HEX = HexFormat.of();
  private static final byte VERTICAL_TAB = 0x0B;
  private static final int NOT_REACHED = -1;

  private final Connection connection;
  private final String statement;
  private final @Nullable MessageDigest digest;
  private @Nullable CopyWriter interrupted;
  private @Nullable MessageDigest ofRows;
  private int secondField = NOT_REACHED;
  private @Nullable CopyIn copy;
  private long rows;
  private byte[] buffer = new byte[2 * CHUNK];
  private int length;
  private boolean firstField = true;

  private CopyWriter(Connection connection, String statement, @Nullable MessageDigest digest) {
    this.connection = connection;
    this.statement = statement;
    this.digest = digest;
  }

  /** Fills these columns of a table. */
  public static CopyWriter into(
      Connection connection, DSLContext dsl, Table<?> table, Field<?>... columns) {
    return new CopyWriter(connection, statement(dsl, table, List.of(columns)), null);
  }

  /** Fills these columns of a temporary table, which has no generated class. */
  public static CopyWriter into(
      Connection connection, DSLContext dsl, String table, String... columns) {
    return into(
        connection,
        dsl,
        DSL.table(name(table)),
        Stream.of(columns).map(column -> field(name(column))).toArray(Field<?>[]::new));
  }

  /**
   * The same for a table that is new in this transaction, whose rows are digested on their way.
   * They are written as everybody will see them, so that nothing is left to note in its pages when
   * they are first read.
   */
  public static CopyWriter intoNew(
      Connection connection,
      DSLContext dsl,
      Table<?> table,
      MessageDigest digest,
      List<? extends Field<?>> columns) {
    return new CopyWriter(connection, statement(dsl, table, columns) + " (FREEZE)", digest);
  }

  private static String statement(
      DSLContext dsl, Table<?> table, List<? extends Field<?>> columns) {
    String names =
        columns.stream()
            .map(column -> dsl.render(column.getUnqualifiedName()))
            .collect(Collectors.joining(", "));
    return "COPY " + dsl.render(table) + " (" + names + ") FROM STDIN";
  }

  /** The same over the connection of another writer, which pauses whenever rows leave this one. */
  public CopyWriter interrupting(CopyWriter other) {
    interrupted = other;
    return this;
  }

  /** Digests the rows on their way, each without its first field, as they will be read back. */
  public CopyWriter digesting(MessageDigest rows) {
    ofRows = rows;
    return this;
  }

  public CopyWriter text(@Nullable String value) {
    separate();
    if (value == null) {
      put('\\');
      put('N');
    } else {
      escaped(value);
    }
    return this;
  }

  /** A text that is there in UTF-8 already. */
  public CopyWriter text(byte[] bytes, int start, int end) {
    separate();
    escaped(bytes, start, end);
    return this;
  }

  public CopyWriter number(long value) {
    return text(Long.toString(value));
  }

  public CopyWriter number(@Nullable Long value) {
    return text(value == null ? null : Long.toString(value));
  }

  /** Bytes, as PostgreSQL writes them itself. */
  public CopyWriter bytes(byte[] bytes, int length) {
    separate();
    escape('\\');
    put('x');
    for (int position = 0; position < length; position++) {
      put(HEX.toHighHexDigit(bytes[position]));
      put(HEX.toLowHexDigit(bytes[position]));
    }
    return this;
  }

  public CopyWriter truth(@Nullable Boolean value) {
    return text(value == null ? null : value ? "t" : "f");
  }

  /** An array of texts, as PostgreSQL writes its literals. */
  public CopyWriter texts(List<String> values) {
    return text(
        values.stream()
            .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
            .collect(Collectors.joining(",", "{", "}")));
  }

  public void endRow() {
    put('\n');
    if (ofRows != null) {
      ofRows.update(buffer, secondField, length - secondField);
      secondField = NOT_REACHED;
    }
    firstField = true;
    if (length >= CHUNK) {
      flush();
    }
  }

  /** Ends the COPY and gives the number of rows it wrote. */
  public long finish() {
    flush();
    pause();
    return rows;
  }

  /**
   * Ends the COPY under way; the next rows start another one. What is in the buffer stays there.
   */
  public void pause() {
    CopyIn running = copy;
    if (running != null) {
      copy = null;
      try {
        rows += running.endCopy();
      } catch (SQLException e) {
        throw new DataAccessException("COPY cannot end", e);
      }
    }
  }

  @Override
  public void close() {
    if (copy != null && copy.isActive()) {
      try {
        copy.cancelCopy();
      } catch (SQLException e) {
        throw new DataAccessException("COPY cannot be given up", e);
      }
    }
  }

  private void separate() {
    if (!firstField) {
      put('\t');
      secondField = secondField == NOT_REACHED ? length : secondField;
    }
    firstField = false;
  }

  private void escaped(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    escaped(bytes, 0, bytes.length);
  }

  private void escaped(byte[] bytes, int start, int end) {
    int position = start;
    while (position < end) {
      reserve(end - position);
      byte[] target = buffer;
      int to = length;
      // What needs no escape, which is nearly all, is copied without a look at the room.
      while (position < end && isPlain(bytes[position])) {
        target[to++] = bytes[position++];
      }
      length = to;
      if (position < end) {
        byte each = bytes[position++];
        escape(letter(each));
      }
    }
  }

  /** All that PostgreSQL itself escapes, so that a row is the same both ways. */
  private static boolean isPlain(byte each) {
    return each != '\\' && (each > '\r' || each < '\b');
  }

  private static char letter(byte escaped) {
    return switch (escaped) {
      case '\b' -> 'b';
      case '\t' -> 't';
      case '\n' -> 'n';
      case VERTICAL_TAB -> 'v';
      case '\f' -> 'f';
      case '\r' -> 'r';
      default -> (char) escaped;
    };
  }

  private void escape(char letter) {
    put('\\');
    put(letter);
  }

  private void reserve(int more) {
    if (more > buffer.length - length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
    }
  }

  private void put(int each) {
    reserve(1);
    buffer[length++] = (byte) each;
  }

  private void flush() {
    if (length == 0) {
      return;
    }
    try {
      running().writeToCopy(buffer, 0, length);
    } catch (SQLException e) {
      throw new DataAccessException("COPY cannot go on", e);
    }
    if (digest != null) {
      digest.update(buffer, 0, length);
    }
    // One huge cell is no reason to keep a huge buffer.
    buffer = buffer.length > 2 * CHUNK ? new byte[2 * CHUNK] : buffer;
    length = 0;
    if (interrupted != null) {
      pause();
    }
  }

  private CopyIn running() throws SQLException {
    CopyIn running = copy;
    if (running == null) {
      if (interrupted != null) {
        interrupted.pause();
      }
      running = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
      copy = running;
    }
    return running;
  }
}
