package dev.sluice.standalone.client;

import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.screen.ShellWord;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options with which every client command finds its server, and the option for JSON. */
public final class ConnectionOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "sluice-data",
      description =
          "Data directory of the server; it contains the server's address and the login (default:"
              + " ${DEFAULT-VALUE}). SLUICE_URL, SLUICE_USER and SLUICE_PASSWORD override it.")
  private Path data = Path.of("sluice-data");

  @Option(names = "--json", description = "Write JSON, for programs.")
  private boolean json;

  /** Finds the server. */
  public RestClient connect(CommandContext context) {
    return new RestClient(ServerAccess.find(context.environment(), data));
  }

  /** Whether a program reads what is written. */
  public boolean json() {
    return json;
  }

  /** The option to repeat in a command that is proposed; empty if it is not needed. */
  public String repeated(CommandContext context) {
    boolean named = !context.environment().getOrDefault("SLUICE_URL", "").isBlank();
    return named || data.equals(Path.of("sluice-data")) ? "" : " --data " + ShellWord.of(data);
  }
}
