package dev.sluice.repository.rest.export;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sends a file with a minimum rate. A reader that takes a few bytes per second would occupy one of
 * the few export places for days.
 */
final class PacedCopy {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final long SLOWEST_BYTES_PER_SECOND = 4 * 1024;
  private static final long SECONDS_TO_BEGIN = 60;

  private PacedCopy() {}

  static void copy(InputStream from, OutputStream to) throws IOException {
    copy(from, to, System::nanoTime);
  }

  /**
   * Copies to the end.
   *
   * @throws IOException also when the reader is too slow, which ends the connection
   */
  static void copy(InputStream from, OutputStream to, LongSupplier nanoTime) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long start = nanoTime.getAsLong();
    long sent = 0;
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      to.write(buffer, 0, read);
      sent += read;
      long seconds = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - start);
      if (seconds > SECONDS_TO_BEGIN + sent / SLOWEST_BYTES_PER_SECOND) {
        throw new EOFException("the reader of an export is too slow");
      }
    }
  }
}
