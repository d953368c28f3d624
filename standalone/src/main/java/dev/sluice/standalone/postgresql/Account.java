package dev.sluice.standalone.postgresql;

import com.sun.security.auth.module.UnixSystem;
import dev.sluice.standalone.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL's programs run. They refuse to run as root, so root runs them either in a user
 * namespace, where it is nobody in particular and still owns its files, or as nobody.
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
                        + " util-linux) works here to start it as somebody else. Run Sluice as an"
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

  /** Makes this account the owner of a file or of a directory with all that is in it. */
  void own(Path path) {
    if (this == OWN) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.toList()) {
        if (!Integer.valueOf(owner)
            .equals(Files.getAttribute(each, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
          Files.setAttribute(each, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
          Files.setAttribute(each, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
