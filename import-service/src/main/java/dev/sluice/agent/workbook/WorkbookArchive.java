package dev.sluice.agent.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The ZIP archive of a workbook. Its declared sizes are checked before anything is unpacked, and
 * enforced while it is; the archive is only read through this class.
 */
final class WorkbookArchive implements Closeable {
  static final int MAX_PARTS = 4096;
  static final long MAX_UNPACKED_BYTES = 4L << 30;

  /** Text that only repeats itself is packed a thousandfold, the rows of people some twentyfold. */
  static final int MAX_RATIO = 200;

  /** A part below this size harms nobody, however tightly it is packed. */
  private static final long HARMLESS_BYTES = 8L << 20;

  private final WorkbookRefusals refusals;
  private final ZipFile zip;
  private final Map<String, ZipEntry> parts = new TreeMap<>();

  private WorkbookArchive(ZipFile zip, WorkbookRefusals refusals) {
    this.zip = zip;
    this.refusals = refusals;
  }

  /** Opens a workbook that is a ZIP archive, and refuses one that would exhaust its reader. */
  static WorkbookArchive open(Path file, WorkbookRefusals refusals) throws IOException {
    WorkbookArchive archive;
    try {
      archive = new WorkbookArchive(new ZipFile(file.toFile(), StandardCharsets.UTF_8), refusals);
    } catch (ZipException broken) {
      boolean encrypted = String.valueOf(broken.getMessage()).contains("encrypted");
      throw encrypted ? refusals.encrypted() : refusals.cutOff();
    }
    try {
      archive.examine();
      return archive;
    } catch (IOException | RuntimeException refused) {
      archive.close();
      throw refused;
    }
  }

  private void examine() throws IOException {
    if (zip.size() > MAX_PARTS) {
      throw refusals.tooManyParts(zip.size(), MAX_PARTS);
    }
    long unpacked = 0;
    for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
      if (parts.put(key(entry.getName()), entry) != null) {
        throw refusals.damaged("two of its parts have the same name");
      }
      long size = entry.getSize();
      unpacked += size;
      if (size > MAX_UNPACKED_BYTES || unpacked > MAX_UNPACKED_BYTES) {
        throw refusals.tooLarge(
            "the workbook has more than "
                + (MAX_UNPACKED_BYTES >> 30)
                + " GiB when it is unpacked");
      }
      if (size > HARMLESS_BYTES && size / MAX_RATIO > entry.getCompressedSize()) {
        throw refusals.packedTooTightly(MAX_RATIO);
      }
    }
    refuseOtherArchives();
    refuseNestedFiles();
  }

  private void refuseOtherArchives() throws IOException {
    if (parts.containsKey("mimetype")) {
      String type = new String(start("mimetype"), StandardCharsets.US_ASCII);
      throw type.startsWith("application/vnd.oasis.opendocument")
          ? refusals.otherSpreadsheet("an OpenDocument file (ODS)")
          : refusals.otherFormat("an archive of another kind");
    }
    if (!parts.containsKey("[content_types].xml")) {
      throw refusals.otherFormat("a ZIP archive");
    }
  }

  private void refuseNestedFiles() throws IOException {
    for (String part : parts.keySet()) {
      if (part.endsWith("vbaproject.bin") || part.contains("/macrosheets/")) {
        throw refusals.macros();
      }
    }
    for (String part : parts.keySet()) {
      if (part.contains("/embeddings/") || isContainer(start(part))) {
        throw refusals.nestedFiles();
      }
    }
  }

  /** The first bytes of a part. */
  private byte[] start(String part) throws IOException {
    ZipEntry entry = parts.get(part);
    if (entry == null || entry.isDirectory()) {
      return new byte[0];
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(64);
    } catch (ZipException broken) {
      throw refusals.damaged("a part of it cannot be unpacked");
    }
  }

  private static boolean isContainer(byte[] start) {
    return startsWith(start, 'P', 'K', 3, 4)
        || startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)
        || startsWith(start, 'R', 'a', 'r', '!')
        || startsWith(start, '7', 'z', 0xBC, 0xAF)
        || startsWith(start, 0x1F, 0x8B, 8)
        || startsWith(start, '%', 'P', 'D', 'F')
        || startsWith(start, 'M', 'Z', 0x90);
  }

  private static boolean startsWith(byte[] start, int... signature) {
    byte[] bytes = new byte[signature.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) signature[i];
    }
    return start.length >= bytes.length
        && Arrays.equals(start, 0, bytes.length, bytes, 0, bytes.length);
  }

  /** The names of all parts, in lower case. */
  Collection<String> names() {
    return parts.keySet();
  }

  /** Whether there is such a part. */
  boolean has(String part) {
    return parts.containsKey(key(part));
  }

  /** How large a part is when it is unpacked. */
  long size(String part) {
    ZipEntry entry = parts.get(key(part));
    return entry == null ? 0 : entry.getSize();
  }

  /** Opens a part; a workbook without it is refused. */
  InputStream open(String part) throws IOException {
    ZipEntry entry = parts.get(key(part));
    if (entry == null) {
      throw refusals.damaged("a part that it names is missing");
    }
    return new PartStream(zip.getInputStream(entry), entry.getSize(), entry.getCrc(), refusals);
  }

  private static String key(@Nullable String part) {
    String name = part == null ? "" : part.replace('\\', '/').toLowerCase(Locale.ROOT);
    return name.startsWith("/") ? name.substring(1) : name;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
