package dev.sluice.agent.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished files of one attempt of a step, deleted when it ends. If the process is killed,
 * the next attempt deletes them: a lock on a file beside the folder shows that the earlier attempt
 * is dead.
 */
public final class AttemptFolder implements Closeable {
  private static final String LOCK = ".lock";

  /** Those of this process: to open one again and close it would release its lock. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path lockFile;
  private final FileChannel channel;

  private AttemptFolder(Path lockFile, FileChannel channel) {
    this.lockFile = lockFile;
    this.channel = channel;
  }

  /** Makes a folder for an attempt at a step of this run. */
  public static AttemptFolder in(RunFolder run) throws IOException {
    return in(run.path());
  }

  /** Makes a folder for an attempt, beside those of others at the like. */
  public static AttemptFolder in(Path attempts) throws IOException {
    Files.createDirectories(attempts);
    deleteAbandoned(attempts);
    while (true) {
      Path lockFile = Files.createTempFile(attempts, "attempt", LOCK);
      OWN.add(lockFile);
      FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
      lock(channel);
      // Another process may have taken the file for abandoned before it was locked.
      if (Files.exists(lockFile)) {
        Files.createDirectory(folderOf(lockFile));
        return new AttemptFolder(lockFile, channel);
      }
      channel.close();
      OWN.remove(lockFile);
    }
  }

  public Path path() {
    return folderOf(lockFile);
  }

  private static Path folderOf(Path lockFile) {
    String name = String.valueOf(lockFile.getFileName());
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
  }

  private static void deleteAbandoned(Path attempts) throws IOException {
    try (DirectoryStream<Path> lockFiles = Files.newDirectoryStream(attempts, "attempt*" + LOCK)) {
      for (Path lockFile : lockFiles) {
        if (!OWN.contains(lockFile)) {
          deleteIfAbandoned(lockFile);
        }
      }
    }
  }

  private static void deleteIfAbandoned(Path lockFile) throws IOException {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
      if (lock(channel) != null) {
        Folders.delete(folderOf(lockFile));
        Files.deleteIfExists(lockFile);
      }
    } catch (NoSuchFileException deletedMeanwhile) {
      // By its own attempt, or by another one that found it.
    }
  }

  /** The lock; none if another process has it, or if the file system has no locks. */
  private static @Nullable FileLock lock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (IOException | OverlappingFileLockException none) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Folders.delete(path());
      Files.deleteIfExists(lockFile);
    } finally {
      OWN.remove(lockFile);
    }
  }
}
