package dev.sluice.agent.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file that goes to the disk while it is written, so that little is left to wait for when it is
 * {@linkplain Folders#publish published}. It promises nothing by itself: what was written last is
 * not on the disk yet when this is closed.
 */
public final class EarlySync extends OutputStream {
  // Small enough to leave little for the end, large enough that a disk is not asked all the time.
  static final int EVERY = 16 << 20;

  private final FileChannel channel;
  private final BackgroundWork syncing = new BackgroundWork();
  private int unsynced;

  /** Makes or empties the file. */
  public EarlySync(Path file) throws IOException {
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  @Override
  public void write(int unit) throws IOException {
    write(new byte[] {(byte) unit}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    unsynced += length;
    if (unsynced >= EVERY && syncing.isDone()) {
      syncing.await();
      syncing.start("sluice-sync", () -> channel.force(false));
      unsynced = 0;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel;
        syncing) {
      syncing.await();
    }
  }
}
