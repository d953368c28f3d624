package dev.sluice.repository.compare;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is made when it is first read, so that a test has its say in the middle of rows.
 */
final class LateStream extends InputStream {
  private final Supplier<InputStream> source;
  private @Nullable InputStream stream;

  LateStream(Supplier<InputStream> source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return stream().read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return stream().read(bytes, offset, length);
  }

  private InputStream stream() {
    InputStream made = stream == null ? source.get() : stream;
    stream = made;
    return made;
  }
}
