package dev.sluice.agent.workbook;

import dev.sluice.agent.workbook.cell.CellFault;
import dev.sluice.agent.workbook.cell.CellText;
import dev.sluice.agent.workbook.cell.Reading;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The shared strings of a workbook, in a file: a million people have a million names, and only
 * those that were used last are in memory.
 */
final class SharedStrings implements Closeable {
  /**
   * So many texts are found by going through them one by one; only the first has its place held.
   */
  private static final int GROUP = 16;

  private static final int PAGE_BYTES = 1 << 15;
  private static final int PAGES = 256;

  /** Short texts that many cells share, such as departments, are not read each time. */
  private static final int RECENT = 1 << 12;

  private static final int SHORT_CHARACTERS = 256;

  private final Path file;
  private long[] groups = new long[64];
  private int count;
  private @Nullable FileChannel channel;
  private byte[] lastPage = {};
  private long lastPageNumber = -1;
  private int nextIndex;
  private long nextPlace;
  private final @Nullable Reading[] recent = new @Nullable Reading[RECENT];
  private final int[] recentIndexes = new int[RECENT];

  private final Map<Long, byte[]> pages =
      new LinkedHashMap<>(2 * PAGES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > PAGES;
        }
      };

  private SharedStrings(Path file) {
    this.file = file;
  }

  /**
   * Reads them.
   *
   * @param part where they stand; a workbook may have none
   * @param folder for the file, which is deleted when this is closed
   * @param each is called for each of them
   */
  static SharedStrings of(
      WorkbookArchive archive,
      @Nullable String part,
      Path folder,
      Runnable each,
      WorkbookRefusals refusals)
      throws IOException {
    SharedStrings strings = new SharedStrings(Files.createTempFile(folder, "texts", ".tmp"));
    try {
      if (part != null) {
        try (DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(strings.file), 1 << 16))) {
          XmlPart.parse(archive, part, strings.new Writer(out, each), refusals);
        }
      }
      strings.channel = FileChannel.open(strings.file);
      return strings;
    } catch (IOException | RuntimeException failure) {
      strings.close();
      throw failure;
    }
  }

  /** The text with this index, or null if there is none. */
  @Nullable Reading get(int index) throws IOException {
    if (index < 0 || index >= count) {
      return null;
    }
    int slot = index % RECENT;
    Reading known = recent[slot];
    if (known != null && recentIndexes[slot] == index) {
      return known;
    }
    Reading reading = read(index);
    if (reading.text().length() <= SHORT_CHARACTERS) {
      recent[slot] = reading;
      recentIndexes[slot] = index;
    }
    return reading;
  }

  private Reading read(int index) throws IOException {
    // Most are asked for in the order in which they stand.
    boolean next = index == nextIndex;
    long at = next ? nextPlace : groups[index / GROUP];
    for (int skipped = next ? 0 : index % GROUP; skipped > 0; skipped--) {
      at += 4 + (integer(at) & Integer.MAX_VALUE);
    }
    int mark = integer(at);
    byte[] text = new byte[mark & Integer.MAX_VALUE];
    copy(at + 4, text);
    nextIndex = index + 1;
    nextPlace = at + 4 + text.length;
    String value = new String(text, StandardCharsets.UTF_8);
    return mark < 0 ? new Reading(value, CellFault.CELL_TOO_LONG) : Reading.of(value);
  }

  private int integer(long at) throws IOException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 8) | (page(at + i)[(int) ((at + i) % PAGE_BYTES)] & 0xff);
    }
    return value;
  }

  private void copy(long at, byte[] target) throws IOException {
    int done = 0;
    while (done < target.length) {
      int from = (int) ((at + done) % PAGE_BYTES);
      int length = Math.min(target.length - done, PAGE_BYTES - from);
      System.arraycopy(page(at + done), from, target, done, length);
      done += length;
    }
  }

  private byte[] page(long at) throws IOException {
    long number = at / PAGE_BYTES;
    if (number != lastPageNumber) {
      byte[] page = pages.get(number);
      if (page == null) {
        page = load(number);
        pages.put(number, page);
      }
      lastPage = page;
      lastPageNumber = number;
    }
    return lastPage;
  }

  private byte[] load(long number) throws IOException {
    byte[] page = new byte[PAGE_BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(page);
    FileChannel open = Objects.requireNonNull(channel);
    int read = 0;
    while (read >= 0 && buffer.hasRemaining()) {
      read = open.read(buffer, number * PAGE_BYTES + buffer.position());
    }
    return page;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
    Files.deleteIfExists(file);
  }

  private final class Writer extends DefaultHandler {
    private final DataOutputStream out;
    private final Runnable each;
    private final CellText text = new CellText();
    private long written;

    Writer(DataOutputStream out, Runnable each) {
      this.out = out;
      this.each = each;
    }

    @Override
    public void startElement(
        String uri, String localName, String qualifiedName, Attributes attributes) {
      if (localName.equals("si")) {
        text.clear();
      } else {
        text.begin(localName);
      }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      text.add(characters, start, length);
    }

    @Override
    public void endElement(String uri, String localName, String qualifiedName) {
      if (localName.equals("si")) {
        write(text.reading());
      } else {
        text.end(localName);
      }
    }

    private void write(Reading reading) {
      byte[] bytes = reading.text().getBytes(StandardCharsets.UTF_8);
      if (count % GROUP == 0) {
        int group = count / GROUP;
        if (group == groups.length) {
          groups = Arrays.copyOf(groups, 2 * group);
        }
        groups[group] = written;
      }
      count++;
      written += 4 + bytes.length;
      each.run();
      try {
        out.writeInt(reading.fault() == null ? bytes.length : bytes.length | Integer.MIN_VALUE);
        out.write(bytes);
      } catch (IOException trouble) {
        throw new UncheckedIOException(trouble);
      }
    }
  }
}
