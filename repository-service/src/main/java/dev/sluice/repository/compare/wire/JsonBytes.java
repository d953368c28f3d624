package dev.sluice.repository.compare.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A reusable buffer for the text of a JSON object, in UTF-8. The byte before the text is free for a
 * prefix that is hashed with it, so that the hash covers one range.
 */
public final class JsonBytes {
  public static final int START = 1;

  private static final int USUAL = 1 << 16;
  private static final byte[] HEXADECIMAL = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] ESCAPED = escaped();

  private byte[] buffer = new byte[USUAL];
  private int end;

  public byte[] buffer() {
    return buffer;
  }

  public int end() {
    return end;
  }

  /** The name of a member as it stands before its value, from the second member on. */
  static byte[] prefix(byte[] name) {
    var prefix = new JsonBytes();
    prefix.put(',');
    prefix.put(' ');
    prefix.text(name, 0, name.length);
    prefix.put(':');
    prefix.put(' ');
    return Arrays.copyOf(prefix.buffer, prefix.end);
  }

  void begin() {
    // One huge row is no reason to keep a huge buffer.
    if (buffer.length > 4 * USUAL) {
      buffer = new byte[USUAL];
    }
    buffer[START] = '{';
    end = START + 1;
  }

  public void finish() {
    put('}');
  }

  /** Writes a name, and makes room for a value of so many bytes. */
  void member(byte[] prefix, int length) {
    reserve(prefix.length + length + 2);
    int skipped = end == START + 1 ? 2 : 0;
    System.arraycopy(prefix, skipped, buffer, end, prefix.length - skipped);
    end += prefix.length - skipped;
  }

  /** Writes what needs no escapes. */
  boolean plain(byte[] bytes, int start, int limit) {
    reserve(limit - start);
    System.arraycopy(bytes, start, buffer, end, limit - start);
    end += limit - start;
    return true;
  }

  /** Writes a text in quotes; false if it has the character NUL, which PostgreSQL lacks. */
  public boolean text(byte[] bytes, int start, int limit) {
    put('"');
    int position = start;
    while (position < limit) {
      reserve(limit - position);
      byte[] target = buffer;
      int to = end;
      while (position < limit && !ESCAPED[bytes[position] & 0xff]) {
        target[to++] = bytes[position++];
      }
      end = to;
      if (position < limit && !escape(bytes[position++])) {
        return false;
      }
    }
    put('"');
    return true;
  }

  private boolean escape(byte each) {
    if (each == 0) {
      return false;
    }
    put('\\');
    switch (each) {
      case '"', '\\' -> put(each);
      case '\b' -> put('b');
      case '\f' -> put('f');
      case '\n' -> put('n');
      case '\r' -> put('r');
      case '\t' -> put('t');
      default -> {
        put('u');
        put('0');
        put('0');
        put(HEXADECIMAL[each >> 4]);
        put(HEXADECIMAL[each & 15]);
      }
    }
    return true;
  }

  private void put(int each) {
    reserve(1);
    buffer[end++] = (byte) each;
  }

  private void reserve(int more) {
    if (more > buffer.length - end) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, end + more));
    }
  }

  private static boolean[] escaped() {
    var escaped = new boolean[256];
    Arrays.fill(escaped, 0, ' ', true);
    escaped['"'] = true;
    escaped['\\'] = true;
    return escaped;
  }
}
