package dev.sluice.repository.rest.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacedCopyTest {
  private static final byte[] FILE = new byte[1_000_000];

  private long now;

  @Test
  void sendsAllToAReaderOfSomePace() throws IOException {
    SlowReader reader = new SlowReader(TimeUnit.SECONDS.toNanos(2));

    PacedCopy.copy(new ByteArrayInputStream(FILE), reader, () -> now);

    assertThat(reader.toByteArray()).isEqualTo(FILE);
  }

  @Test
  void givesUpAReaderWhoTakesAlmostNothing() {
    SlowReader reader = new SlowReader(TimeUnit.SECONDS.toNanos(30));

    assertThatThrownBy(() -> PacedCopy.copy(new ByteArrayInputStream(FILE), reader, () -> now))
        .isInstanceOf(EOFException.class);
    assertThat(reader.size()).isPositive().isLessThan(FILE.length);
  }

  /** Needs some time for each piece. */
  private final class SlowReader extends ByteArrayOutputStream {
    private final long nanosPerPiece;

    SlowReader(long nanosPerPiece) {
      this.nanosPerPiece = nanosPerPiece;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      now += nanosPerPiece;
    }
  }
}
