package dev.sluice.k8s;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** What an installation finds: PostgreSQL with two roles, Temporal, and a certificate. */
final class Surroundings implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final EmbeddedPostgres postgresql;
  private final int temporalPort = freePort();
  private final Process temporal;

  Surroundings(Path folder) throws Exception {
    makeCertificate(folder);
    temporal =
        new ProcessBuilder(
                temporal().orElseThrow().toString(),
                "server",
                "start-dev",
                "--headless",
                "--ip",
                "127.0.0.1",
                "--port",
                String.valueOf(temporalPort),
                "--log-level",
                "error")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("temporal.log").toFile())
            .start();
    postgresql = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    try (Connection connection = postgresql.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE sluice_owner LOGIN");
      statement.execute("CREATE ROLE sluice_service LOGIN");
      statement.execute("CREATE DATABASE sluice OWNER sluice_owner");
    }
  }

  /** The program, as the other tests look for it. */
  static Optional<Path> temporal() {
    return Stream.concat(
            Stream.ofNullable(System.getenv("SLUICE_TEMPORAL_BIN")).map(Path::of),
            Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "temporal")))
        .filter(Files::isExecutable)
        .findFirst();
  }

  String database() {
    return "jdbc:postgresql://127.0.0.1:" + postgresql.getPort() + "/sluice";
  }

  String temporalAddress() {
    return "127.0.0.1:" + temporalPort;
  }

  /** Writes {@code tls.crt} and {@code tls.key}, as a Secret of type kubernetes.io/tls has them. */
  private static void makeCertificate(Path folder) throws Exception {
    Path store = folder.resolve("tls.p12");
    Programs.run(
            new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=sluice",
                "-ext",
                "san=dns:localhost",
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storepass",
                String.valueOf(PASSWORD)))
        .good();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    pem(folder.resolve("tls.crt"), "CERTIFICATE", keys.getCertificate("tls").getEncoded());
    pem(folder.resolve("tls.key"), "PRIVATE KEY", keys.getKey("tls", PASSWORD).getEncoded());
  }

  private static void pem(Path file, String kind, byte[] content) throws IOException {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    postgresql.close();
    temporal.destroyForcibly().onExit().join();
  }
}
