package dev.sluice.agent.export;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Counts the rows of a CSV file while its bytes are copied, and respects line breaks in quotes. It
 * ignores errors: prepare reports them, since it knows the line.
 */
interface RowCounter {
  /** A counter for files of this kind. */
  static RowCounter of(char delimiter, Charset encoding) {
    return encoding.equals(StandardCharsets.UTF_8) && delimiter < 128
        ? new Utf8RowCounter(delimiter)
        : new CharacterRowCounter(delimiter, encoding);
  }

  /** Takes the next bytes, at most 64 KiB. */
  void read(byte[] bytes, int length);

  /** Ends the file and tells how many rows stand after the header. */
  long rowsAfterHeader();
}
