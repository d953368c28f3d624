package dev.sluice.standalone.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a standalone server keeps everything in, held by one server at a time. The
 * operating system gives the lock back when its holder dies, however it dies.
 */
public final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel lockFile;

  private DataDirectory(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Opens the folder, which is made where it is missing, for its owner's eyes only.
   *
   * @throws ServerRefusedException where another server holds it
   */
  public static DataDirectory open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      // Others may pass through, since PostgreSQL's account may be another one than ours.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }
    // One name, whichever links led here: processes of an earlier life are known by it.
    Path root = folder.toRealPath();
    FileChannel lockFile =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(lockFile) == null) {
      lockFile.close();
      throw new ServerRefusedException(
          "A Sluice server already runs on " + root + describeRunning(root) + ".");
    }
    return new DataDirectory(root, lockFile);
  }

  /** A folder or file in it. */
  public Path resolve(String name) {
    return root.resolve(name);
  }

  /** Makes a folder in it that only its owner can look into. */
  public Path privateFolder(String name) throws IOException {
    Path folder = root.resolve(name);
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    return folder;
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static String describeRunning(Path root) throws IOException {
    Path address = root.resolve(ServerFiles.ADDRESS);
    return Files.exists(address) ? " (" + Files.readString(address).strip() + ")" : "";
  }
}
