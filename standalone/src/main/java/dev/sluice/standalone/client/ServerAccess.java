package dev.sluice.standalone.client;

import dev.sluice.contract.SafeAddress;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.server.DataDirectory;
import dev.sluice.standalone.server.ServerFiles;
import dev.sluice.standalone.server.ServerFiles.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The server that a command calls, and the login. */
public record ServerAccess(URI url, String user, String password) {

  /** Without the password, since records end in messages now and then. */
  @Override
  public String toString() {
    return user + " at " + url;
  }

  /**
   * The server that the environment names, else the one that wrote its files to this folder. The
   * login in the folder is for that one alone.
   */
  static ServerAccess find(Map<String, String> environment, Path data) {
    ServerFiles files = new ServerFiles(data);
    try {
      String named = environment.getOrDefault("SLUICE_URL", "").strip().replaceAll("/+$", "");
      // Who holds the folder's lock wrote the address and listens there. Once it is gone, anybody
      // may listen at that port.
      Optional<String> recorded = DataDirectory.isHeld(data) ? files.address() : Optional.empty();
      String url = named.isEmpty() ? recorded.orElseThrow(() -> noServer(data)) : named;
      // What opens the server of this folder is not for any other server to see.
      Optional<Credentials> stored =
          recorded.filter(url::equals).isPresent() ? files.credentials() : Optional.empty();
      return new ServerAccess(
          safe(uri(url), environment),
          either(environment, "SLUICE_USER", stored.map(Credentials::user)),
          either(environment, "SLUICE_PASSWORD", stored.map(Credentials::password)));
    } catch (IOException failure) {
      throw new CommandException(
          ExitCode.NO_ACCESS, "The login in " + data + " cannot be read: " + failure.getMessage());
    }
  }

  private static URI uri(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below, as for every other address that is none.
    }
    throw new CommandException(
        ExitCode.BAD_USAGE, "SLUICE_URL must be an address like http://127.0.0.1:8080.");
  }

  /** The login goes with each request. */
  private static URI safe(URI url, Map<String, String> environment) {
    boolean tlsElsewhere =
        Boolean.parseBoolean(environment.getOrDefault("SLUICE_SECURITY_TLSELSEWHERE", "false"));
    if (!tlsElsewhere && !SafeAddress.isSafe(url.toString())) {
      throw new CommandException(
          ExitCode.BAD_USAGE,
          "SLUICE_URL names "
              + url.getHost()
              + " without encryption, and the password would be sent unencrypted. Use https; if a"
              + " proxy or mesh encrypts, set SLUICE_SECURITY_TLSELSEWHERE=true.");
    }
    return url;
  }

  private static String either(
      Map<String, String> environment, String variable, Optional<String> stored) {
    String named = environment.getOrDefault(variable, "");
    if (!named.isEmpty()) {
      return named;
    }
    return stored.orElseThrow(
        () ->
            new CommandException(
                ExitCode.NO_ACCESS,
                "No login is configured: set "
                    + variable
                    + ", or name the server's folder with"
                    + " --data."));
  }

  private static CommandException noServer(Path data) {
    return new CommandException(
        ExitCode.NO_ACCESS,
        "No Sluice server uses "
            + data.toAbsolutePath().normalize()
            + ". Start one with ./sluice serve, name its folder with --data, or set SLUICE_URL,"
            + " SLUICE_USER and SLUICE_PASSWORD.");
  }
}
