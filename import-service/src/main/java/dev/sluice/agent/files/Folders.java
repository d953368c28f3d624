package dev.sluice.agent.files;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Moves and deletes files even if another attempt or process may have done so already. */
public final class Folders {
  /** Windows keeps names without being asked, and opens no folder. */
  private static final boolean FOLDERS_OPEN = File.separatorChar == '/';

  private Folders() {}

  /**
   * Puts a finished file in its place in one step, so that nobody sees half of it, not even after a
   * power cut: the bytes are on the disk before the name is, and the name when this returns.
   */
  public static void publish(Path finished, Path place) throws IOException {
    sync(finished);
    Files.move(
        finished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(Objects.requireNonNull(place.toAbsolutePath().getParent()));
  }

  /** Waits until a file's bytes, or the names in a folder, are on the disk. */
  public static void sync(Path place) throws IOException {
    boolean folder = Files.isDirectory(place);
    if (folder && !FOLDERS_OPEN) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(place, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Deletes a folder with all it holds; links are deleted, not followed. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(folder, new Deletion());
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
