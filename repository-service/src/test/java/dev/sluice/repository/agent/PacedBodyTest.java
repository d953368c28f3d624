package dev.sluice.repository.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacedBodyTest {
  private long now;

  @Test
  void endsABodyThatTrickles() {
    InputStream body = new PacedBody(bytes(10_000, 1), () -> now);

    assertThatThrownBy(body::readAllBytes)
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("too slowly");
  }

  @Test
  void bearsALongSilenceInAFastBody() throws IOException {
    InputStream slowStart = new PacedBody(bytes(1, 50), () -> now);
    assertThat(slowStart.readAllBytes()).hasSize(1);
  }

  @Test
  void doesNotCountTheServersOwnTime() throws IOException {
    InputStream body = new PacedBody(bytes(1000, 0), () -> now);
    for (int at = 0; at < 1000; at++) {
      assertThat(body.read()).isEqualTo('x');
      now += TimeUnit.HOURS.toNanos(1);
    }
    assertThat(body.read()).isEqualTo(-1);
  }

  /** A body of so many bytes, each of which comes alone after some seconds. */
  private InputStream bytes(int count, int secondsEach) {
    return new InputStream() {
      private int left = count;

      @Override
      public int read() {
        now += TimeUnit.SECONDS.toNanos(secondsEach);
        return left-- > 0 ? 'x' : -1;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        int one = read();
        if (one < 0) {
          return -1;
        }
        buffer[offset] = (byte) one;
        return 1;
      }
    };
  }
}
