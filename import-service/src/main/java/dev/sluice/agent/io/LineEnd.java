package dev.sluice.agent.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The line end after the last row of a file, if there is one. */
public final class LineEnd {
  private static final int MOST_BYTES = 4;
  private static final List<String> BYTE_ORDERS = List.of("LE", "BE");

  private LineEnd() {}

  /** Whether the last character of a file ends a line. */
  public static boolean ends(Path file, Charset encoding) throws IOException {
    byte[] end = lastBytes(file);
    return charsets(encoding).stream()
        .anyMatch(each -> endsWith(end, "\n", each) || endsWith(end, "\r", each));
  }

  private static byte[] lastBytes(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer end = ByteBuffer.allocate((int) Math.min(MOST_BYTES, size));
      while (end.hasRemaining() && channel.read(end, size - end.limit() + end.position()) >= 0) {
        // Until all that there is has been read.
      }
      return Arrays.copyOf(end.array(), end.position());
    }
  }

  /** Where the file itself tells the order of bytes, either may be meant. */
  private static List<Charset> charsets(Charset encoding) {
    String name = encoding.name().toUpperCase(Locale.ROOT);
    return name.equals("UTF-16") || name.equals("UTF-32")
        ? BYTE_ORDERS.stream().map(order -> Charset.forName(name + order)).toList()
        : List.of(encoding);
  }

  private static boolean endsWith(byte[] bytes, String text, Charset encoding) {
    byte[] end = text.getBytes(encoding);
    int start = bytes.length - end.length;
    return start >= 0 && Arrays.equals(bytes, start, bytes.length, end, 0, end.length);
  }
}
