package dev.sluice.agent.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Opens files without following links below a folder. Each folder in the path is opened relative to
 * the one before ({@code openat}), so that nobody can replace a folder in between. If the system
 * has no such call, only the file itself is checked for being a link.
 */
final class FileBeneath {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private FileBeneath() {}

  /** The bytes of a file, which is named relative to the folder. */
  static InputStream open(Path folder, Path file) throws IOException {
    try (DirectoryStream<Path> top = Files.newDirectoryStream(folder)) {
      return top instanceof SecureDirectoryStream<Path> secure
          ? open(secure, file)
          : Files.newInputStream(folder.resolve(file), LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static InputStream open(SecureDirectoryStream<Path> folder, Path file)
      throws IOException {
    if (file.getNameCount() == 1) {
      return Channels.newInputStream(folder.newByteChannel(file, READ));
    }
    try (SecureDirectoryStream<Path> next =
        folder.newDirectoryStream(file.getName(0), LinkOption.NOFOLLOW_LINKS)) {
      return open(next, file.subpath(1, file.getNameCount()));
    }
  }
}
