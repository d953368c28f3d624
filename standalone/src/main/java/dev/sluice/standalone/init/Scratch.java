package dev.sluice.standalone.init;

import dev.sluice.agent.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary folder that is deleted with its contents. */
record Scratch(Path path) implements AutoCloseable {
  static Scratch make() throws IOException {
    return new Scratch(Files.createTempDirectory("sluice-init"));
  }

  @Override
  public void close() throws IOException {
    Folders.delete(path);
  }
}
