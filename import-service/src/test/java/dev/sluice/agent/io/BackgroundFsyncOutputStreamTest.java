package dev.sluice.agent.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundFsyncOutputStreamTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        BackgroundFsyncOutputStream.BYTES_BETWEEN_SYNCS - 1,
        BackgroundFsyncOutputStream.BYTES_BETWEEN_SYNCS,
        3 * BackgroundFsyncOutputStream.BYTES_BETWEEN_SYNCS + 1
      })
  void holdsWhatWasWrittenAndNothingThatWasThereBefore(int length) throws IOException {
    Path file = folder.resolve("file");
    Files.write(file, new byte[5]);
    byte[] bytes = new byte[length];
    new Random(9).nextBytes(bytes);
    try (OutputStream out = new BackgroundFsyncOutputStream(file)) {
      int half = length / 2;
      out.write(bytes, 0, half);
      if (half < length) {
        out.write(bytes[half]);
        out.write(bytes, half + 1, length - half - 1);
      }
    }
    assertThat(file).hasBinaryContent(bytes);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(each -> each.getName().equals("sluice-sync") && each.isAlive());
  }

  @Test
  void takesNothingMoreOnceItIsClosed() throws IOException {
    OutputStream out = new BackgroundFsyncOutputStream(folder.resolve("file"));
    out.close();
    out.close();
    assertThatThrownBy(() -> out.write(7)).isInstanceOf(ClosedChannelException.class);
  }
}
