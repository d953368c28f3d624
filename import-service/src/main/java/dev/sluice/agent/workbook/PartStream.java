package dev.sluice.agent.workbook;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * The bytes of a part of a workbook. They must match the size and the checksum in the archive, and
 * tags must fit into a parser's memory.
 */
final class PartStream extends FilterInputStream {
  /** Parsers hold a tag with all of its attributes as a whole. */
  private static final int LONGEST_TAG_BYTES = 1 << 20;

  private final long size;
  private final long checkSum;
  private final WorkbookRefusals refusals;
  private final CRC32 crc = new CRC32();
  private long count;
  private int tagBytes = -1;

  /**
   * Makes a stream.
   *
   * @param size how many bytes there are to be
   * @param checkSum the CRC-32 that they are to have
   */
  PartStream(InputStream in, long size, long checkSum, WorkbookRefusals refusals) {
    super(in);
    this.size = size;
    this.checkSum = checkSum;
    this.refusals = refusals;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int length = read(one, 0, 1);
    return length < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    try {
      read = super.read(bytes, offset, length);
    } catch (ZipException | EOFException broken) {
      throw refusals.damaged("a part of it cannot be unpacked");
    }
    if (read < 0) {
      if (count != size || crc.getValue() != checkSum) {
        throw refusals.damaged("a part of it does not match its checksum");
      }
      return read;
    }
    count += read;
    if (count > size) {
      throw refusals.damaged("a part of it is larger than the archive says");
    }
    crc.update(bytes, offset, read);
    lookForEndlessTags(bytes, offset, offset + read);
    return read;
  }

  private void lookForEndlessTags(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte unit = bytes[i];
      if (unit == '<') {
        tagBytes = 0;
      } else if (unit == '>') {
        tagBytes = -1;
      } else if (tagBytes >= 0 && ++tagBytes > LONGEST_TAG_BYTES) {
        throw refusals.tooLarge("a part of the workbook has a tag of more than 1 MiB");
      }
    }
  }
}
