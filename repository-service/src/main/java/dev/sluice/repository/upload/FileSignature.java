package dev.sluice.repository.upload;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks by its first bytes and its name whether a file can be the table that a source reads. */
final class FileSignature {
  /** As many as are looked at. */
  static final int BYTES = 1024;

  private static final String ZIP = "PK\u0003\u0004";
  private static final String OLD_WORKBOOK = "\u00D0\u00CF\u0011\u00E0";

  /** How a file begins, each byte as a character, and what it is then. */
  private record Kind(String start, String what) {}

  private static final List<Kind> NO_TABLE =
      List.of(
          new Kind(ZIP, "a spreadsheet (XLSX) or a zip archive"),
          new Kind(OLD_WORKBOOK, "an old spreadsheet (XLS) or an encrypted one"),
          new Kind("\u001F\u008B", "compressed with gzip"),
          new Kind("BZh", "compressed with bzip2"),
          new Kind("7z\u00BC\u00AF", "a 7z archive"),
          new Kind("%PDF", "a PDF"),
          new Kind("{\\rtf", "an RTF document"),
          new Kind("<?xml", "XML"),
          new Kind("<!DOCTYPE", "a web page"),
          new Kind("<html", "a web page"));

  private static final List<String> OTHER_ENDINGS =
      List.of(".xlsx", ".xlsm", ".xls", ".ods", ".zip", ".gz", ".7z", ".pdf", ".doc", ".docx");

  private FileSignature() {}

  /** Whether the file begins like a workbook, a new or an old one. */
  static boolean isWorkbook(byte[] first) {
    String start = new String(first, StandardCharsets.ISO_8859_1);
    return start.startsWith(ZIP) || start.startsWith(OLD_WORKBOOK);
  }

  /**
   * What the file is instead, if it cannot be text that a CSV source reads.
   *
   * @param name what people call the file
   * @param first its first bytes
   * @param encoding what the source declares
   */
  static Optional<String> whyNotCsv(String name, byte[] first, String encoding) {
    String start = new String(first, StandardCharsets.ISO_8859_1);
    for (Kind kind : NO_TABLE) {
      if (start.startsWith(kind.start())) {
        return Optional.of("the file is " + kind.what());
      }
    }
    if (start.indexOf('\0') >= 0 && !wide(encoding) && !hasWideMark(start)) {
      return Optional.of("the file contains NUL bytes, so it is not text");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return OTHER_ENDINGS.stream()
        .filter(lower::endsWith)
        .findFirst()
        .map(ending -> "the file is called " + ending + ", but is text");
  }

  private static boolean wide(String encoding) {
    String name = Charset.forName(encoding).name();
    return name.startsWith("UTF-16") || name.startsWith("UTF-32");
  }

  /** Whether the text begins as UTF-16 does; that another encoding is declared is told later. */
  private static boolean hasWideMark(String start) {
    return start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE");
  }
}
