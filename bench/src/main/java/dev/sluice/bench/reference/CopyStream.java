package dev.sluice.bench.reference;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in COPY's text format, sent in large pieces. The table must have been emptied in the same
 * transaction: then the rows can be frozen and, if the WAL level allows it, are not logged.
 */
final class CopyStream {
  private static final int PIECE = 1 << 16;
  private static final char[] HEXADECIMAL = "0123456789abcdef".toCharArray();

  private final CopyIn copy;
  private final StringBuilder buffer = new StringBuilder(2 * PIECE);

  CopyStream(Connection connection, String tableAndColumns) throws SQLException {
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + tableAndColumns + " FROM STDIN (FREEZE)");
  }

  /** A cell that needs no escape. */
  CopyStream plain(CharSequence cell) {
    buffer.append(cell);
    return this;
  }

  CopyStream number(long cell) {
    buffer.append(cell);
    return this;
  }

  CopyStream next() {
    buffer.append('\t');
    return this;
  }

  /** A string within JSON within COPY, so a backslash is doubled twice. */
  CopyStream json(String text) {
    buffer.append('"');
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> buffer.append("\\\\\"");
        case '\\' -> buffer.append("\\\\\\\\");
        case '\n' -> buffer.append("\\\\n");
        default -> buffer.append(c);
      }
    }
    buffer.append('"');
    return this;
  }

  CopyStream bytes(byte[] bytes) {
    buffer.append("\\\\x");
    for (byte each : bytes) {
      buffer.append(HEXADECIMAL[(each >> 4) & 15]).append(HEXADECIMAL[each & 15]);
    }
    return this;
  }

  void endRow() throws SQLException {
    buffer.append('\n');
    if (buffer.length() >= PIECE) {
      flush();
    }
  }

  void end() throws SQLException {
    flush();
    copy.endCopy();
  }

  private void flush() throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }
}
