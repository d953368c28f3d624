package dev.sluice.agent.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.files.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteBehindTest {
  private static final int BUFFER = Buffer.BYTES;

  private final Random random = new Random(9);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BUFFER - 1, BUFFER, BUFFER + 1, 2 * BUFFER + 1, 20 * BUFFER + 7})
  void hasWrittenEverythingOnceItIsClosed(int length) throws IOException {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    MessageDigest digest = Digests.sha256();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    OutputStream behind = new WriteBehind(new DigestOutputStream(written, digest));
    try (behind) {
      int start = 0;
      while (start < length) {
        int part = Math.min(length - start, 1 + random.nextInt(100_000));
        if (part == 1) {
          behind.write(bytes[start]);
        } else {
          behind.write(bytes, start, part);
        }
        start += part;
      }
    }
    behind.close();
    assertThat(written.toByteArray()).isEqualTo(bytes);
    assertThat(digest.digest()).isEqualTo(Digests.sha256().digest(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, BUFFER, 2 * BUFFER})
  void tellsAFailureAtTheLatestWhenItIsClosed(int length) {
    assertThatThrownBy(
            () -> {
              try (OutputStream behind = new WriteBehind(new FullDisk())) {
                behind.write(new byte[length]);
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is full");
  }

  @Test
  void takesNothingMoreAfterAFailureAndKeepsNobodyWaiting() throws IOException {
    OutputStream behind = new WriteBehind(new FullDisk());
    assertThatThrownBy(() -> behind.write(new byte[100 * BUFFER])).hasMessage("the disk is full");
    assertThatThrownBy(() -> behind.write(new byte[100 * BUFFER])).isInstanceOf(IOException.class);
    behind.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(each -> each.getName().equals("sluice-write") && each.isAlive());
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int unit) throws IOException {
      throw new IOException("the disk is full");
    }
  }
}
