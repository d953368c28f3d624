package dev.sluice.agent.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Recognises the kind of a file by its first bytes, and refuses files that are not ZIP archives.
 */
final class FileKind {
  private static final int SIGNATURE_BYTES = 64;

  private FileKind() {}

  /** Refuses a file that cannot be an XLSX workbook. */
  static void refuseOthers(Path file, WorkbookRefusals refusals) throws IOException {
    byte[] start = start(file);
    switch (magic(start)) {
      case OOXML -> {
        // A ZIP archive; what is in it is looked at next.
      }
      case OLE2 -> throw ofContainer(file, refusals);
      case BIFF2, BIFF3, BIFF4 -> throw refusals.otherSpreadsheet("an old Excel file (XLS)");
      case XML -> throw refusals.otherFormat("an XML file");
      case HTML -> throw refusals.otherFormat("a web page (HTML)");
      case PDF -> throw refusals.otherFormat("a PDF document");
      case RTF -> throw refusals.otherFormat("an RTF document");
      default -> throw refusals.otherFormat(isText(start) ? "a text file" : "another file");
    }
  }

  /** Whether a file is of the kind that workbooks are, new ones or old ones. */
  static boolean isContainer(Path file) throws IOException {
    FileMagic magic = magic(start(file));
    return magic == FileMagic.OOXML || magic == FileMagic.OLE2;
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SIGNATURE_BYTES);
    }
  }

  private static FileMagic magic(byte[] start) {
    // It looks at so many bytes without asking whether they are there.
    return FileMagic.valueOf(Arrays.copyOf(start, SIGNATURE_BYTES));
  }

  /** Old workbooks stand in such a container, and encrypted new ones as well. */
  private static RuntimeException ofContainer(Path file, WorkbookRefusals refusals) {
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      if (container.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
        return refusals.encrypted();
      }
      if (container.getRoot().hasEntryCaseInsensitive("Workbook")
          || container.getRoot().hasEntryCaseInsensitive("Book")) {
        return refusals.otherSpreadsheet("an old Excel file (XLS)");
      }
      return refusals.otherFormat("an old Office document");
    } catch (IOException | RuntimeException unreadable) {
      // Its message may quote the file.
      return refusals.otherFormat("an old Office document that is cut off or damaged");
    }
  }

  private static boolean isText(byte[] start) {
    for (int i = 0; i < start.length; i++) {
      if (start[i] >= 0 && start[i] < ' ' && "\t\r\n".indexOf(start[i]) < 0) {
        return false;
      }
    }
    return true;
  }
}
