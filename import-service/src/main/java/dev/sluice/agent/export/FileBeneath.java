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
 * Opens files without following a link below a folder. Each folder on the way is opened in the one
 * before it ({@code openat}), so that nobody can exchange one in between; where the system has no
 * such call, only the file itself is known to be no link.
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
