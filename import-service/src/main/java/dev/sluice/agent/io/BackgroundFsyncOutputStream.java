package dev.sluice.agent.io;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file and forces it to disk in the background, so that publishing it waits only briefly.
 * It gives no guarantee by itself: when it is closed, the last bytes may not be on disk yet.
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
