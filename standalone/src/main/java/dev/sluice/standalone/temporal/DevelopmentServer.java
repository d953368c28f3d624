package dev.sluice.standalone.temporal;

import dev.sluice.contract.SearchAttributes;
import dev.sluice.standalone.command.ServerRefusedException;
import dev.sluice.standalone.process.ChildEnvironment;
import dev.sluice.standalone.process.LogTail;
import dev.sluice.standalone.process.OrphanedProcesses;
import dev.sluice.standalone.process.Program;
import io.temporal.common.SearchAttributeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code temporal} program as a server that stores its runs in one file. It runs in its own
 * session if possible, so that Ctrl-C in a terminal reaches Sluice first.
 */
final class DevelopmentServer implements TemporalService {
  private static final Logger LOG = LoggerFactory.getLogger(DevelopmentServer.class);
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final Path database;
  private final int port;
  private final int pagesPort;

  private DevelopmentServer(Process process, Path database, int port, int pagesPort) {
    this.process = process;
    this.database = database;
    this.port = port;
    this.pagesPort = pagesPort;
  }

  static DevelopmentServer start(Path program, Path folder, TemporalPorts ports)
      throws IOException {
    Files.createDirectories(folder);
    Path database = TemporalService.database(folder);
    stopLeftovers(database);
    int port = ports.frontEnd().pick();
    int pagesPort = ports.pages().pick();
    int httpPort = ports.http().pick();
    Path log = folder.resolve("server.log");
    Process process = launch(command(program, database, port, pagesPort, httpPort), log);
    DevelopmentServer server = new DevelopmentServer(process, database, port, pagesPort);
    if (!Readiness.await("127.0.0.1:" + port, "", process::isAlive, START_PATIENCE)) {
      server.close();
      throw new ServerRefusedException(
          "The Temporal server did not start; the end of " + log + ":\n" + LogTail.of(log));
    }
    return server;
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Optional<String> pages() {
    return Optional.of("http://127.0.0.1:" + pagesPort);
  }

  @Override
  public String description() {
    return "the temporal program, which stores its runs in " + database;
  }

  @Override
  public void close() {
    OrphanedProcesses.stop(process.toHandle(), STOP_PATIENCE);
  }

  private static Process launch(List<String> command, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    ChildEnvironment.limit(builder);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException failure) {
      throw ServerRefusedException.badUsage(
          "The temporal program cannot be run: " + failure.getMessage());
    }
  }

  private static List<String> command(
      Path program, Path database, int port, int pagesPort, int httpPort) {
    List<String> command = new ArrayList<>();
    Program.onPath(System.getenv(), "setsid").ifPresent(setsid -> command.add(setsid.toString()));
    command.addAll(
        List.of(
            program.toString(),
            "server",
            "start-dev",
            "--ip",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--ui-port",
            Integer.toString(pagesPort),
            "--http-port",
            Integer.toString(httpPort),
            "--dynamic-config-value",
            noHttpHosts(),
            "--log-level",
            "warn",
            "--db-filename",
            database.toString()));
    for (SearchAttributeKey<?> attribute : SearchAttributes.ALL) {
      command.addAll(
          List.of(
              "--search-attribute", attribute.getName() + "=" + SearchAttributes.type(attribute)));
    }
    return command;
  }

  /**
   * The HTTP API takes requests without a login and of any content type, so that a page in a
   * browser on this machine could decide on runs. It cannot be switched off, but it answers to
   * certain hosts only: here to one whose name nobody knows, and that no honest DNS has.
   */
  private static String noHttpHosts() {
    return "frontend.httpAllowedHosts=[\"" + UUID.randomUUID() + ".invalid\"]";
  }

  private static void stopLeftovers(Path database) {
    for (ProcessHandle leftover : OrphanedProcesses.find("start-dev", database.toString())) {
      LOG.warn("Temporal still runs from an earlier start as {}; it is stopped", leftover.pid());
      OrphanedProcesses.stop(leftover, STOP_PATIENCE);
    }
  }
}
