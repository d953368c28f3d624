package dev.sluice.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.agent.step.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesFolderTest {
  private static final int READINGS = 3000;

  @TempDir Path folder;

  @Test
  void readsNothingFromOutsideThoughAFolderIsExchangedForALink() throws Exception {
    Path inside = Files.createDirectories(folder.resolve("files/hr"));
    Files.writeString(inside.resolve("people.csv"), "inside");
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("people.csv"), "outside");
    FilesFolder files = new FilesFolder(folder.resolve("files"));
    AtomicBoolean over = new AtomicBoolean();
    Thread exchanger = new Thread(() -> exchange(inside, outside, over));
    exchanger.start();
    int read = 0;
    try {
      for (int reading = 0; reading < READINGS; reading++) {
        read += reads(files) ? 1 : 0;
      }
    } finally {
      over.set(true);
      exchanger.join();
    }

    assertThat(read).as("readings between two exchanges").isPositive();
  }

  /** Whether the file was there to be read; what it says is always of inside. */
  private static boolean reads(FilesFolder files) throws IOException {
    try (InputStream in = files.open(files.find("hr/people.csv"), "hr/people.csv")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("inside");
      return true;
    } catch (SourceException | FileSystemException refused) {
      return false;
    }
  }

  private static void exchange(Path inside, Path outside, AtomicBoolean over) {
    Path aside = inside.resolveSibling("aside");
    Path link = inside.resolveSibling("link");
    try {
      Files.createSymbolicLink(link, outside);
      while (!over.get()) {
        Files.move(inside, aside, StandardCopyOption.ATOMIC_MOVE);
        Files.move(link, inside, StandardCopyOption.ATOMIC_MOVE);
        Files.move(inside, link, StandardCopyOption.ATOMIC_MOVE);
        Files.move(aside, inside, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
