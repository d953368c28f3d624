package dev.sluice.standalone.endtoend;

import dev.sluice.standalone.process.LoopbackPorts;
import dev.sluice.standalone.temporal.TemporalProgram;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A real Temporal development server on a database file, which can be killed and started again. */
public final class TemporalProcess implements AutoCloseable {
  private final Path database;
  private final int port;
  private final int pagesPort;
  private Process process;

  private TemporalProcess(Path database, int port, int pagesPort)
      throws IOException, InterruptedException {
    this.database = database;
    this.port = port;
    this.pagesPort = pagesPort;
    this.process = launch();
  }

  /** Starts one whose database is in this folder. */
  public static TemporalProcess start(Path folder) throws IOException, InterruptedException {
    return new TemporalProcess(
        folder.resolve("temporal.db"), LoopbackPorts.anyFree(), LoopbackPorts.anyFree());
  }

  static Optional<Path> binary() {
    return TemporalProgram.find(System.getenv());
  }

  /** Its host and port. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Where its web UI is. */
  String pages() {
    return "http://127.0.0.1:" + pagesPort;
  }

  /** The page that shows a workflow there. */
  String page(String workflow) {
    return pages()
        + "/namespaces/default/workflows/"
        + URLEncoder.encode(workflow, StandardCharsets.UTF_8);
  }

  /** A client of a connection that lives as long as the test's JVM. */
  public WorkflowClient client() {
    return WorkflowClient.newInstance(
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address()).build()));
  }

  /** Ends the server without a warning, as a power cut does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again on the same database file and port. */
  void restart() throws IOException, InterruptedException {
    process = launch();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private Process launch() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            binary().orElseThrow().toString(),
            "server",
            "start-dev",
            "--ip",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--ui-port",
            Integer.toString(pagesPort),
            "--db-filename",
            database.toString(),
            "--log-level",
            "error");
    Process started =
        builder
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(database.resolveSibling("temporal.log").toFile()))
            .start();
    while (!listening()) {
      if (!started.isAlive()) {
        throw new IOException("the Temporal server ended with " + started.exitValue());
      }
      Thread.onSpinWait();
    }
    return started;
  }

  private boolean listening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 100);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }
}
