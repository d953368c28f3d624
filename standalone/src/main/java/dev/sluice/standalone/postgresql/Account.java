package dev.sluice.standalone.postgresql;

import com.sun.security.auth.module.UnixSystem;
import dev.sluice.standalone.process.Program;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account of PostgreSQL's programs. They refuse to run as root, so root runs them either in a
 * user namespace, where they are not root and still own their files, or as {@code nobody}.
 */
enum Account {
  /** The ordinary user that runs Sluice. */
  OWN(-1),
  NAMESPACE(0),
  /** Where namespaces are forbidden, as in many containers. */
  NOBODY(65534);

  private final int owner;

  Account(int owner) {
    this.owner = owner;
  }

  /** The first way that works here. */
  static Account find() {
    if (new UnixSystem().getUid() != 0) {
      return OWN;
    }
    return Stream.of(NAMESPACE, NOBODY)
        .filter(each -> Program.succeeds(each.command(List.of("true")).toArray(String[]::new)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "PostgreSQL does not run as root, and neither unshare nor setpriv (of"
                        + " util-linux) works here to start it as another user. Run Sluice as an"
                        + " ordinary user."));
  }

  /** The command as this account runs it. */
  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix());
    whole.addAll(command);
    return whole;
  }

  private List<String> prefix() {
    return switch (this) {
      case OWN -> List.of();
      case NAMESPACE -> List.of("unshare", "--user");
      case NOBODY -> List.of("setpriv", "--reuid=" + owner, "--regid=" + owner, "--clear-groups");
    };
  }

  /**
   * Makes this account the owner of a file or of a directory with all that is in it. A directory
   * comes after what is in it, so that one with the right owner is done: what that owner does in
   * there while we walk never leads us elsewhere.
   */
  void own(Path path) throws IOException {
    if (this != OWN && !isOwn(path)) {
      Files.walkFileTree(path, new Handover());
    }
  }

  private boolean isOwn(Path path) throws IOException {
    return Integer.valueOf(owner)
        .equals(Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS));
  }

  private final class Handover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      handOver(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      // A process that is just ending takes its temporary files with it.
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
      handOver(folder);
      return FileVisitResult.CONTINUE;
    }

    private void handOver(Path path) throws IOException {
      try {
        if (!isOwn(path)) {
          Files.setAttribute(path, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
          Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        }
      } catch (NoSuchFileException gone) {
        // As above.
      }
    }
  }
}
