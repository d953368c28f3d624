package dev.sluice.standalone.server;

import dev.sluice.standalone.command.ServerRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The small files of a data directory: the server's address and its secrets. Each is first written
 * with another name, readable only by its owner, so that nobody ever sees an incomplete file.
 */
public final class ServerFiles {
  /** The server's address. */
  public static final String ADDRESS = "address";

  /** The first user's name and password. */
  public static final String CREDENTIALS = "credentials";

  private static final String USER = "admin";
  private static final int SECRET_BYTES = 24;
  private static final int LEAST_PASSWORD_CHARACTERS = 12;

  private final Path folder;

  public ServerFiles(Path folder) {
    this.folder = folder;
  }

  /** The name and password that a client on this machine logs in with. */
  public record Credentials(String user, String password) {}

  /** The credentials, unless no server has written them yet. */
  public Optional<Credentials> credentials() throws IOException {
    Path file = folder.resolve(CREDENTIALS);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String user = USER;
    String password = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("user=")) {
        user = line.substring("user=".length());
      } else if (line.startsWith("password=")) {
        password = line.substring("password=".length());
      }
    }
    return Optional.of(new Credentials(user, password));
  }

  /** The recorded address, unless no server has written it yet. */
  public Optional<String> address() throws IOException {
    Path file = folder.resolve(ADDRESS);
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  void recordAddress(String address) throws IOException {
    write(ADDRESS, address + "\n");
  }

  /** From here on no command sends its login to the address that was recorded. */
  void forgetAddress() throws IOException {
    Files.deleteIfExists(folder.resolve(ADDRESS));
  }

  /** The stored credentials, or new ones; a password in the environment replaces what is stored. */
  Credentials ensureCredentials(Map<String, String> environment) throws IOException {
    String wanted = environment.getOrDefault("SLUICE_ADMIN_PASSWORD", "");
    if (!wanted.isEmpty() && wanted.length() < LEAST_PASSWORD_CHARACTERS) {
      throw ServerRefusedException.badUsage(
          "SLUICE_ADMIN_PASSWORD must have at least "
              + LEAST_PASSWORD_CHARACTERS
              + " characters. Without it the server makes a password at random.");
    }
    // A login without a password would let everybody in.
    Optional<Credentials> stored = credentials().filter(each -> !each.password().isEmpty());
    if (stored.isPresent() && (wanted.isEmpty() || wanted.equals(stored.get().password()))) {
      return stored.get();
    }
    Credentials credentials = new Credentials(USER, wanted.isEmpty() ? randomSecret() : wanted);
    if (credentials.password().chars().anyMatch(Character::isISOControl)) {
      throw ServerRefusedException.badUsage(
          "SLUICE_ADMIN_PASSWORD has a line break or another control character in it.");
    }
    write(
        CREDENTIALS, "user=" + credentials.user() + "\npassword=" + credentials.password() + "\n");
    return credentials;
  }

  /** The lines of a file, as far as it is there and is text. */
  List<String> lines(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file)
        ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }

  /** A secret that is made once and then stays. */
  String ensureSecret(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      write(name, randomSecret() + "\n");
    }
    return Files.readString(file).strip();
  }

  void write(String name, String content) throws IOException {
    // Temporary files are readable by their owner alone.
    Path unfinished = Files.createTempFile(folder, "." + name + "-", "");
    Files.writeString(unfinished, content);
    Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String randomSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
