package dev.sluice.agent.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.files.Digests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
  private static final int BUFFER = Buffer.BYTES;

  private final Random random = new Random(9);

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, BUFFER - 1, BUFFER, BUFFER + 1, 2 * BUFFER, 2 * BUFFER + 1, 20 * BUFFER + 7})
  void givesWhatTheStreamGivesAndThenItsEnd(int length) throws IOException {
    byte[] bytes = bytes(length);
    MessageDigest digest = Digests.sha256();
    InputStream in = new DigestInputStream(new ByteArrayInputStream(bytes), digest);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (InputStream ahead = new ReadAhead(in)) {
      byte[] part = new byte[100_000];
      int count = 0;
      while (count >= 0) {
        read.write(part, 0, count);
        count = ahead.read(part, 0, 1 + random.nextInt(part.length));
      }
      assertThat(ahead.read()).isEqualTo(-1);
    }
    assertThat(read.toByteArray()).isEqualTo(bytes);
    assertThat(digest.digest()).isEqualTo(Digests.sha256().digest(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 2 * BUFFER + 10, 20 * BUFFER})
  void failsAfterWhatWasGivenBeforeAndNeverEndsThen(int length) throws IOException {
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes(length)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the disk is gone");
              }
            });
    try (InputStream ahead = new ReadAhead(failing)) {
      assertThat(ahead.readNBytes(length)).hasSize(length);
      assertThatThrownBy(ahead::read)
          .isInstanceOf(IOException.class)
          .hasMessage("the disk is gone");
      assertThatThrownBy(ahead::read).isInstanceOf(IOException.class);
    }
  }

  @Test
  void leavesNobodyReadingWhenItIsClosedEarly() throws IOException {
    AtomicInteger readsAfterClose = new AtomicInteger();
    InputStream endless =
        new InputStream() {
          private boolean closed;

          @Override
          public int read() {
            return 7;
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            readsAfterClose.addAndGet(closed ? 1 : 0);
            Arrays.fill(target, offset, offset + length, (byte) 7);
            return length;
          }

          @Override
          public void close() {
            closed = true;
          }
        };
    try (InputStream ahead = new ReadAhead(endless)) {
      assertThat(ahead.readNBytes(10 * BUFFER)).containsOnly(7);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(each -> each.getName().equals("sluice-read") && each.isAlive());
    assertThat(readsAfterClose).hasValue(0);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
