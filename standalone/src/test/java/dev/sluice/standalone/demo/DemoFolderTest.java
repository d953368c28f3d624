package dev.sluice.standalone.demo;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.standalone.command.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  private static final String MARK = ".sluice-demo";

  @TempDir private Path home;
  private Path folder;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectory(home.resolve("samples"));
    folder = Files.createDirectory(home.resolve("demo"));
  }

  @Test
  void leavesAloneWhatNoDemoHasMade() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "");

    assertThatThrownBy(() -> DemoFolder.fresh(folder, home)).isInstanceOf(CommandException.class);
    assertThat(precious).exists();
  }

  @Test
  void makesFolderOfEarlierDemoAnew() throws IOException {
    DemoFolder.fresh(folder, home);
    Path old = Files.writeString(folder.resolve("files/old.csv"), "");

    DemoFolder.fresh(folder, home);

    assertThat(old).doesNotExist();
    assertThat(folder.resolve("files")).isEmptyDirectory();
  }

  /** Only Linux tells in which order things happened. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void isMarkedAsLongAsAnythingIsInIt() throws Exception {
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, ENTRY_CREATE);
      DemoFolder.fresh(folder, home);
      assertThat(names(watch)).startsWith(MARK);
    }
    for (int index = 0; index < 20; index++) {
      Files.writeString(folder.resolve("file" + index), "");
    }
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      WatchKey key = folder.register(watch, ENTRY_DELETE);
      DemoFolder.fresh(folder, home);
      List<String> deleted = new ArrayList<>();
      do {
        deleted.addAll(names(watch));
      } while (key.reset());
      // The folder itself is gone now, and nothing more can come.
      deleted.addAll(names(key));
      assertThat(deleted).hasSizeGreaterThan(20).endsWith(MARK);
    }
  }

  private static List<String> names(WatchService watch) throws InterruptedException {
    WatchKey key = watch.poll(30, TimeUnit.SECONDS);
    assertThat(key).isNotNull();
    return names(key);
  }

  private static List<String> names(WatchKey key) {
    return key.pollEvents().stream().map(WatchEvent::context).map(Object::toString).toList();
  }
}
