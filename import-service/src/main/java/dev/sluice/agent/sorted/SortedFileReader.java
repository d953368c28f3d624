package dev.sluice.agent.sorted;

import dev.sluice.agent.files.Digests;
import dev.sluice.agent.files.PreparedFiles;
import dev.sluice.agent.io.ByteScanner;
import dev.sluice.agent.io.ReadAhead;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a sorted file line by line, after its header. */
public final class SortedFileReader implements Closeable {
  private final InputStream in;
  private final MessageDigest digest = Digests.sha256();
  private final @Nullable String sha256;
  private final Supplier<? extends RuntimeException> changed;
  private boolean ended;
  private final Line line = new Line(new byte[0]);
  private byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private final List<String> header;

  public SortedFileReader(Path file) throws IOException {
    this(Files.newInputStream(file));
  }

  /**
   * Reads a prepared file, which must be the one with this digest. Where it is not, the reader
   * throws instead of telling that there are no more lines.
   */
  public SortedFileReader(Path file, String sha256) throws IOException {
    this(open(file), sha256, PreparedFiles::changed);
  }

  /** Reads what the stream gives, and closes it in the end. */
  public SortedFileReader(InputStream in) throws IOException {
    this(in, null, PreparedFiles::changed);
  }

  /**
   * Reads what the stream gives, and closes it in the end.
   *
   * @param sha256 the digest that it must have, if one is known
   * @param changed what is thrown if it has another one, instead of telling that there are no more
   *     lines
   */
  public SortedFileReader(
      InputStream in, @Nullable String sha256, Supplier<? extends RuntimeException> changed)
      throws IOException {
    this.in = new ReadAhead(sha256 == null ? in : new DigestInputStream(in, digest));
    this.sha256 = sha256;
    this.changed = changed;
    try {
      Line first = next();
      header = first == null ? List.of() : first.cells();
    } catch (IOException | RuntimeException failure) {
      this.in.close();
      throw failure;
    }
  }

  private static InputStream open(Path file) throws IOException {
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException gone) {
      throw PreparedFiles.lost();
    }
  }

  public List<String> header() {
    return header;
  }

  /** The next line, which is valid until the one after is asked for; null after the last. */
  public @Nullable Line next() throws IOException {
    boolean quoted = false;
    int i = position;
    while (true) {
      i = ByteScanner.indexOf(buffer, i, limit, '"', '\n');
      if (i < limit) {
        quoted ^= buffer[i] == '"';
        if (buffer[i++] == '\n' && !quoted) {
          line.at(buffer, position, i);
          position = i;
          return line;
        }
        continue;
      }
      int begun = limit - position;
      if (!fill()) {
        requireIntact();
        if (begun > 0) {
          throw new IOException("a sorted file ends in the middle of a line");
        }
        return null;
      }
      i = begun;
    }
  }

  /**
   * The next line that the next one of another reader is not the same as, whose lines that are the
   * same are passed over as well; null after the last.
   *
   * @param passed told of each line that is the same
   */
  public @Nullable Line nextUnlike(SortedFileReader other, Runnable passed) throws IOException {
    Line next = next();
    while (next != null && other.passes(next)) {
      passed.run();
      next = next();
    }
    return next;
  }

  /**
   * The same, but it passes over no line at which it is to stop.
   *
   * @param stop asked about each line of this reader
   */
  public @Nullable Line nextUnlike(
      SortedFileReader other, Runnable passed, Predicate<? super Line> stop) throws IOException {
    Line next = next();
    while (next != null && !stop.test(next) && other.passes(next)) {
      passed.run();
      next = next();
    }
    return next;
  }

  /**
   * Passes over the next line if it has the same bytes as this one, of another reader, and tells
   * whether it did. That is much less work than looking for its end.
   */
  boolean passes(Line other) throws IOException {
    while (limit - position < other.length()) {
      if (!fill()) {
        return false;
      }
    }
    if (!other.isAt(buffer, position)) {
      return false;
    }
    position += other.length();
    return true;
  }

  /** Moves what was begun to the front of the buffer, which grows for a longer line. */
  private boolean fill() throws IOException {
    int begun = limit - position;
    if (begun == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * begun);
    } else {
      System.arraycopy(buffer, position, buffer, 0, begun);
    }
    position = 0;
    int count = in.read(buffer, begun, buffer.length - begun);
    limit = begun + Math.max(0, count);
    return count > 0;
  }

  private void requireIntact() {
    if (sha256 != null && !ended && !Digests.hex(digest).equals(sha256)) {
      throw changed.get();
    }
    ended = true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
