package dev.sluice.agent.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that goes to the disk while it is written, so that little is left to wait for when it is
 * published. It promises nothing by itself: what was written last is not on the disk yet when this
 * is closed.
 */
public final class BackgroundFsyncOutputStream extends FilterOutputStream {
  // Small enough to leave little for the end, large enough that a disk is not asked all the time.
  static final int BYTES_BETWEEN_SYNCS = 16 << 20;

  private final FileChannel channel;
  private final BackgroundTask syncing = new BackgroundTask();
  private int unsynced;

  /** Makes or empties the file. */
  public BackgroundFsyncOutputStream(Path file) throws IOException {
    this(
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  private BackgroundFsyncOutputStream(FileChannel channel) {
    super(Channels.newOutputStream(channel));
    this.channel = channel;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    unsynced += length;
    if (unsynced >= BYTES_BETWEEN_SYNCS && syncing.isDone()) {
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
