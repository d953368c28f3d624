package dev.sluice.standalone.server;

import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.command.StartupLogging;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the server until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Run all of Sluice on this machine, reachable only from this machine.")
public final class ServeCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port of the API; 0 for any free port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "sluice-data",
      description = "Folder for all data (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("sluice-data");

  @Option(
      names = "--connectors",
      paramLabel = "DIR",
      description = "Connector definitions (default: connectors in the data directory).")
  private @Nullable Path connectors;

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "Files of the managed systems (default: files in the data directory).")
  private @Nullable Path files;

  ServeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    Output output = context.output();
    ServerOptions options =
        new ServerOptions(
            port,
            data,
            connectors == null ? data.resolve("connectors") : connectors,
            files == null ? data.resolve("files") : files,
            context.environment(),
            Map.of());
    // Until the services have their log file, only warnings are for the person in front.
    StartupLogging.begin();
    StandaloneServer server =
        StandaloneServer.start(options, part -> output.line("Starting " + part + " ..."));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> output.line("Stopping ...")));
    output.line();
    output.line(output.paint(Style.GREEN, "Sluice is ready."));
    output.line("API         " + server.url());
    output.line("API docs    " + server.url() + "/swagger-ui.html");
    output.line("Login       user and password are in " + server.credentialsFile());
    output.line("Temporal    " + server.temporal().description());
    server.temporal().pages().ifPresent(pages -> output.line("Temporal UI " + pages));
    output.line("Connectors  " + options.connectors().toAbsolutePath().normalize());
    output.line("Files       " + options.files().toAbsolutePath().normalize());
    output.line("Stop it with Ctrl-C.");
    // A signal ends the process; nothing else does.
    new CountDownLatch(1).await();
    return ExitCode.DONE;
  }
}
