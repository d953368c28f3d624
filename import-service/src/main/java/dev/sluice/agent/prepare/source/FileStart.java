package dev.sluice.agent.prepare.source;

import static dev.sluice.contract.FailureType.SOURCE_OTHER_FORMAT;
import static dev.sluice.contract.FailureType.SOURCE_UNREADABLE;

import dev.sluice.agent.step.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks the first bytes of a CSV file, which show whether it is not text at all, or text in
 * another encoding than declared. The only result is that the file is refused.
 */
final class FileStart {
  private static final int BYTES = 8;

  private FileStart() {}

  /** The same bytes, if the file may be text in this encoding. */
  static InputStream checked(InputStream in, String file, Charset encoding) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, BYTES);
    byte[] start = bytes.readNBytes(BYTES);
    bytes.unread(start);
    try {
      refuseOtherKinds(start, file);
      refuseOtherEncodings(start, file, encoding);
      return bytes;
    } catch (SourceException refusal) {
      in.close();
      throw refusal;
    }
  }

  private static void refuseOtherKinds(byte[] start, String file) {
    if (startsWith(start, 'P', 'K', 3, 4)) {
      throw otherFormat(file, "an XLSX workbook or another ZIP archive");
    }
    if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw otherFormat(file, "an old Excel file (XLS) or another Office document");
    }
    if (startsWith(start, 0x1F, 0x8B, 8)) {
      throw otherFormat(file, "packed (GZIP)");
    }
    if (startsWith(start, '%', 'P', 'D', 'F', '-')) {
      throw otherFormat(file, "a PDF document");
    }
  }

  private static SourceException otherFormat(String file, String what) {
    return SourceException.inFile(
        SOURCE_OTHER_FORMAT,
        file,
        "the file is " + what + ", not CSV, whatever its name says",
        "Deliver the rows as CSV, unpacked; for a workbook, declare the source as 'xlsx'.");
  }

  private static void refuseOtherEncodings(byte[] start, String file, Charset declared) {
    Charset marked = marked(start);
    boolean utf16 = declared.equals(StandardCharsets.UTF_16);
    if (marked == null) {
      if (utf16 && start.length > 0) {
        throw SourceException.inFile(
            SOURCE_UNREADABLE,
            file,
            "the file has no byte order mark, so it is unclear which UTF-16 it uses",
            "Declare the encoding UTF-16LE or UTF-16BE.");
      }
      return;
    }
    String name = declared.name().toUpperCase(Locale.ROOT);
    boolean fits =
        name.contains(marked.name())
            || (utf16 && marked.name().startsWith("UTF-16"))
            // Its mark begins with that of UTF-16.
            || name.contains("UTF-32");
    if (!fits) {
      throw SourceException.inFile(
          SOURCE_UNREADABLE,
          file,
          "the file begins with the byte order mark of "
              + marked.name()
              + ", and "
              + declared.name()
              + " is declared",
          "Declare the encoding "
              + (marked.name().startsWith("UTF-16") ? "UTF-16" : marked.name())
              + ", or write the file in "
              + declared.name()
              + ".");
    }
  }

  private static @Nullable Charset marked(byte[] start) {
    if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(start, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    return startsWith(start, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean startsWith(byte[] start, int... signature) {
    if (start.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if (start[i] != (byte) signature[i]) {
        return false;
      }
    }
    return true;
  }
}
