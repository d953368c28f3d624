package dev.sluice.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Creates Sluice's tables for the references, with the migrations of the measured server. */
public final class Migrations {
  private static final String FOLDER = "db/migration/V";

  private Migrations() {}

  /**
   * Makes the tables.
   *
   * @param serverJar the standalone server, which has its libraries beside it
   */
  public static void run(Path serverJar, Connection connection) throws IOException, SQLException {
    try (JarFile jar = new JarFile(repositoryService(serverJar).toFile());
        Statement statement = connection.createStatement()) {
      List<? extends ZipEntry> migrations =
          jar.stream()
              .filter(each -> each.getName().startsWith(FOLDER) && each.getName().endsWith(".sql"))
              .sorted(Comparator.comparingInt(each -> version(each.getName())))
              .toList();
      for (ZipEntry migration : migrations) {
        try (var in = jar.getInputStream(migration)) {
          statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  private static int version(String name) {
    return Integer.parseInt(name.substring(FOLDER.length(), name.indexOf("__")));
  }

  private static Path repositoryService(Path serverJar) throws IOException {
    Path libraries = serverJar.toAbsolutePath().resolveSibling("lib");
    try (Stream<Path> files = Files.list(libraries)) {
      return files
          .filter(each -> each.getFileName().toString().startsWith("repository-service-"))
          .findFirst()
          .orElseThrow(() -> new IOException("no repository-service in " + libraries));
    }
  }
}
