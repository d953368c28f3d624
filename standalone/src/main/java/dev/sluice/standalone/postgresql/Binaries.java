package dev.sluice.standalone.postgresql;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, from an archive on the class path. */
final class Binaries {
  private Binaries() {}

  /**
   * Unpacks the programs for this machine into a folder beneath {@code folder}, named by the
   * archive's digest. A folder that is there is complete, since it got its name last.
   */
  static Path unpack(Path folder) throws IOException {
    byte[] archive = archive();
    Path unpacked = folder.resolve(digest(archive));
    if (Files.isDirectory(unpacked)) {
      return unpacked;
    }
    Files.createDirectories(folder);
    Path unfinished = Files.createTempDirectory(folder, "unfinished-");
    Files.setPosixFilePermissions(unfinished, permissions(0755));
    try (TarArchiveInputStream entries =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        write(entry, entries, unfinished);
      }
    }
    return named(unfinished, unpacked);
  }

  private static byte[] archive() throws IOException {
    String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    String architecture = System.getProperty("os.arch");
    try (InputStream archive =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
            system, architecture.equals("amd64") ? "x86_64" : architecture)) {
      return archive.readAllBytes();
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    Path file = folder.resolve(entry.getName()).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("The PostgreSQL archive names a file outside of itself");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      Files.setPosixFilePermissions(file, permissions(0755));
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(file, folder.resolve(entry.getLinkName()).normalize());
    } else {
      Files.copy(content, file);
      Files.setPosixFilePermissions(file, permissions(entry.getMode()));
    }
  }

  private static Path named(Path unfinished, Path unpacked) throws IOException {
    try {
      return Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException raceLost) {
      if (Files.isDirectory(unpacked)) {
        return unpacked;
      }
      throw raceLost;
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    PosixFilePermission[] bits = PosixFilePermission.values();
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < bits.length; bit++) {
      if ((mode & (0400 >> bit)) != 0) {
        permissions.add(bits[bit]);
      }
    }
    return permissions;
  }

  private static String digest(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
