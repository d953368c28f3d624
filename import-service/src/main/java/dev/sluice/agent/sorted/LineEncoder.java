package dev.sluice.agent.sorted;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the line of one row, cell by cell; one encoder serves many rows, one after another. */
public final class LineEncoder {
  private final StringBuilder line = new StringBuilder();

  /** The line of a row with these cells. */
  public static byte[] line(List<String> cells) {
    LineEncoder encoder = new LineEncoder();
    cells.forEach(encoder::cell);
    return encoder.end();
  }

  /** Adds a cell. */
  public LineEncoder cell(String value) {
    if (needsQuotes(value)) {
      line.append('"').append(value.replace("\"", "\"\"")).append('"');
    } else {
      line.append(value);
    }
    line.append(',');
    return this;
  }

  /** Ends the line and makes the encoder ready for the next. */
  public byte[] end() {
    line.setCharAt(line.length() - 1, '\n');
    byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
    line.setLength(0);
    return bytes;
  }

  private static boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character == ',' || character == '"' || character == '\n' || character == '\r') {
        return true;
      }
    }
    return false;
  }
}
