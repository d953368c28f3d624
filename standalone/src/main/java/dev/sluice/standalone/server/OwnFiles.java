package dev.sluice.standalone.server;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that only this account can access, whatever the umask is. What others could
 * write would be trusted: passwords, definitions, programs.
 */
final class OwnFiles {
  static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

  /** Others may pass through, since PostgreSQL's account may be another one than ours. */
  static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");

  private OwnFiles() {}

  /** Makes a folder that is never more open than this, with those above it that are missing. */
  static void makeFolder(Path folder, Set<PosixFilePermission> permissions) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(permissions));
    }
    if (!Files.getPosixFilePermissions(folder).equals(permissions)) {
      Files.setPosixFilePermissions(folder, permissions);
    }
  }

  /** Whether nobody but this account can have written it. */
  static boolean areOurs(Path path) throws IOException {
    PosixFileAttributes found =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return isOurs(path)
        && !found.permissions().contains(PosixFilePermission.GROUP_WRITE)
        && !found.permissions().contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static boolean isOurs(Path path) throws IOException {
    long owner =
        ((Number) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
    return owner == new UnixSystem().getUid();
  }
}
