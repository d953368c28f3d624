package dev.sluice.standalone.server;

import dev.sluice.standalone.command.ServerRefusedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The folder with all data of a standalone server, locked by one server at a time. The operating
 * system releases the lock when its holder dies.
 */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final Set<OpenOption> WRITING =
      Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final int LOCK_ATTEMPTS = 10;
  private static final long NANOSECONDS_BETWEEN_ATTEMPTS = 20_000_000;

  private final Path root;
  private final FileChannel lockFile;

  private DataDirectory(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Opens the folder, which is made if it is missing, for its owner's eyes only.
   *
   * @throws ServerRefusedException if another server holds it, or others could write to it
   */
  public static DataDirectory open(Path folder) throws IOException {
    make(folder);
    // One name, whichever links led here: processes of an earlier life are known by it.
    Path root = folder.toRealPath();
    FileChannel lockFile = lockFile(root);
    if (!lock(lockFile)) {
      lockFile.close();
      throw new ServerRefusedException(
          "A Sluice server already runs on " + root + describeRunning(root) + ".");
    }
    return new DataDirectory(root, lockFile);
  }

  /** Makes the folder if it is missing, and takes from others what they may do in it. */
  public static void make(Path folder) throws IOException {
    try {
      if (Files.isDirectory(folder) && !OwnFiles.areOurs(folder.toRealPath())) {
        throw ServerRefusedException.badUsage(
            "The data directory "
                + folder
                + " belongs to another account, or others can write to it. Name another one with"
                + " --data, or fix it with chown and chmod go-w.");
      }
      OwnFiles.makeFolder(folder, OwnFiles.PASSABLE);
    } catch (FileSystemException failure) {
      throw ServerRefusedException.badUsage(
          folder + " cannot be the data directory; name another one with --data.");
    }
  }

  /** Whether a server runs on this folder now. */
  public static boolean isHeld(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, WRITING);
        FileLock free = channel.tryLock()) {
      return free == null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return true;
    }
  }

  /** A folder or file in it. */
  public Path resolve(String name) {
    return root.resolve(name);
  }

  /** Makes a folder in it that only its owner can look into. */
  public Path privateFolder(String name) throws IOException {
    Path folder = root.resolve(name);
    OwnFiles.makeFolder(folder, OwnFiles.FOLDER);
    return folder;
  }

  /** Makes a folder in it that others can pass through, but not look into. */
  Path passableFolder(String name) throws IOException {
    Path folder = root.resolve(name);
    OwnFiles.makeFolder(folder, OwnFiles.PASSABLE);
    return folder;
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  private static FileChannel lockFile(Path root) throws IOException {
    Path file = root.resolve(LOCK);
    try {
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
              PosixFilePermissions.asFileAttribute(OwnFiles.FILE));
      // Whoever can open the file can hold its lock.
      Files.setPosixFilePermissions(file, OwnFiles.FILE);
      return channel;
    } catch (IOException failure) {
      throw ServerRefusedException.badUsage(
          root + " cannot be the data directory: its file lock cannot be written.");
    }
  }

  private static boolean lock(FileChannel lockFile) throws IOException {
    try {
      for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
        if (lockFile.tryLock() != null) {
          return true;
        }
        // A command that looks whether a server runs holds it for a moment.
        LockSupport.parkNanos(NANOSECONDS_BETWEEN_ATTEMPTS);
      }
      return false;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static String describeRunning(Path root) throws IOException {
    Path address = root.resolve(ServerFiles.ADDRESS);
    return Files.exists(address) ? " (" + Files.readString(address).strip() + ")" : "";
  }
}
