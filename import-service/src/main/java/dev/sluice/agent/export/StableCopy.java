package dev.sluice.agent.export;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.io.BackgroundFsyncOutputStream;
import dev.sluice.agent.io.WriteBehind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;

/** Copies a source file, and fails if it changes during the copy. */
final class StableCopy {
  /** Told the bytes as they pass by. */
  @FunctionalInterface
  interface Reader {
    void read(byte[] bytes, int length);
  }

  private final String path;
  private final FilesFolder folder;
  private final Path from;
  private final LongConsumer progress;
  private final MessageDigest digest = Digests.sha256();
  private long bytes;
  private String sha256 = "";

  /**
   * Makes a copy.
   *
   * @param path the file as the definition names it
   * @param folder where the file is
   * @param progress told how many bytes were copied
   */
  StableCopy(String path, FilesFolder folder, Path from, LongConsumer progress) {
    this.path = path;
    this.folder = folder;
    this.from = from;
    this.progress = progress;
  }

  /**
   * Copies.
   *
   * @throws IOException if the file changes, so that another attempt is due
   */
  void to(Path unfinished, Reader reader) throws IOException {
    BasicFileAttributes before = attributes();
    try (InputStream in = folder.open(from, path);
        OutputStream out =
            new WriteBehind(
                new DigestOutputStream(new BackgroundFsyncOutputStream(unfinished), digest))) {
      byte[] buffer = new byte[1 << 16];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        out.write(buffer, 0, length);
        reader.read(buffer, length);
        bytes += length;
        goesOn();
        if (bytes > before.size()) {
          // A file that grows while it is read may never end.
          throw changed();
        }
      }
    }
    BasicFileAttributes after = attributes();
    if (bytes != before.size()
        || before.size() != after.size()
        || !before.lastModifiedTime().equals(after.lastModifiedTime())) {
      throw changed();
    }
    sha256 = Digests.hex(digest);
  }

  /** Tells that the copying, or what is done with the copy, goes on. */
  void goesOn() {
    progress.accept(bytes);
  }

  long bytes() {
    return bytes;
  }

  String sha256() {
    return sha256;
  }

  /** Half of the old file and half of the new one would look like a wanted change. */
  private IOException changed() {
    return new IOException(path + " changed while it was copied");
  }

  private BasicFileAttributes attributes() throws IOException {
    try {
      return Files.readAttributes(from, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException gone) {
      // It was there a moment ago: the next attempt looks again.
      throw changed();
    }
  }
}
