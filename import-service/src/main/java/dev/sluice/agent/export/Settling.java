package dev.sluice.agent.export;

import dev.sluice.agent.step.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Waits until a file has not changed for a while, since an upload that pauses leaves a file that
 * looks complete. A file whose last change is old enough is taken immediately.
 *
 * @param quiet how long a file must have been left alone
 */
public record Settling(Clock clock, Duration quiet, Pause pause) {
  private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(1);

  /** How time is let pass. */
  @FunctionalInterface
  public interface Pause {
    void last(Duration duration) throws IOException;
  }

  private record Look(long size, FileTime changed) {}

  /** Looks at files of this machine. */
  public static Settling of(Duration quiet) {
    return new Settling(Clock.systemUTC(), quiet, Settling::sleep);
  }

  /**
   * Returns once all of them lie still.
   *
   * @param files by the path that the definition names them by
   * @throws IOException if one does not: another attempt looks again
   */
  void await(Map<String, Path> files, Progress progress) throws IOException {
    Instant now = clock.instant();
    Map<String, Look> young = new LinkedHashMap<>();
    Duration longest = Duration.ZERO;
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Look look = look(file.getKey(), file.getValue());
      Duration left = left(look.changed().toInstant(), now);
      if (!left.isZero()) {
        young.put(file.getKey(), look);
        longest = left.compareTo(longest) > 0 ? left : longest;
      }
    }
    pass(longest, progress);
    for (Map.Entry<String, Look> file : young.entrySet()) {
      Path place = files.get(file.getKey());
      if (place != null && !look(file.getKey(), place).equals(file.getValue())) {
        throw stillWritten(file.getKey());
      }
    }
  }

  /** How long a file is still to be watched. */
  private Duration left(Instant changed, Instant now) {
    Duration age = Duration.between(changed, now);
    if (age.isNegative()) {
      // Another machine's clock is ahead, so nothing is known of the file's age.
      return quiet;
    }
    Duration left = quiet.minus(age);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void pass(Duration duration, Progress progress) throws IOException {
    Duration left = duration;
    while (!left.isZero()) {
      Duration part = left.compareTo(BETWEEN_SIGNS) < 0 ? left : BETWEEN_SIGNS;
      pause.last(part);
      progress.at(0, null);
      left = left.minus(part);
    }
  }

  private static Look look(String path, Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new Look(attributes.size(), attributes.lastModifiedTime());
    } catch (NoSuchFileException gone) {
      throw stillWritten(path);
    }
  }

  private static IOException stillWritten(String path) {
    return new IOException(path + " is still being written");
  }

  private static void sleep(Duration duration) throws InterruptedIOException {
    try {
      Thread.sleep(duration.toMillis() + 1);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a file to stop changing");
    }
  }
}
