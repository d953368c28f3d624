package dev.sluice.repository.agent;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A body that must arrive with a minimum rate: a slow sender would keep a database connection and a
 * place that another agent needs. Only the time waiting for bytes counts, not the server's own
 * work.
 */
final class PacedBody extends FilterInputStream {
  private static final long SLOWEST_BYTES_PER_SECOND = 1024;
  private static final long SECONDS_TO_BEGIN = 120;

  private final LongSupplier nanoTime;
  private long waited;
  private long arrived;

  PacedBody(InputStream body, LongSupplier nanoTime) {
    super(body);
    this.nanoTime = nanoTime;
  }

  /**
   * Reads the body of a request to its end, also if it turns out to be useless at its first row: an
   * agent whose connection breaks while it sends cannot read why.
   */
  static void taken(HttpServletRequest request, Consumer<InputStream> reading) throws IOException {
    InputStream body = new PacedBody(request.getInputStream(), System::nanoTime);
    try {
      reading.accept(body);
    } finally {
      body.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * Reads what has come.
   *
   * @throws IOException also when the sender is too slow
   */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long before = nanoTime.getAsLong();
    int read = super.read(bytes, offset, length);
    waited += nanoTime.getAsLong() - before;
    arrived += Math.max(0, read);
    if (TimeUnit.NANOSECONDS.toSeconds(waited)
        > SECONDS_TO_BEGIN + arrived / SLOWEST_BYTES_PER_SECOND) {
      throw new EOFException("the body arrives too slowly");
    }
    return read;
  }
}
