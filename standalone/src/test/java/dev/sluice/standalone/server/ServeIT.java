package dev.sluice.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.process.Leftovers;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process of its own, on the real PostgreSQL and whatever Temporal there is. */
class ServeIT {
  @TempDir private Path temporary;
  private Path data;

  @BeforeEach
  void name() throws IOException {
    data = temporary.toRealPath().resolve("data");
  }

  @AfterEach
  void leaveNothingRunning() throws IOException {
    StandaloneServer.endLeftovers(data);
  }

  @Test
  void isAloneOnItsDataComesBackAfterKillAndLeavesNothingRunning() throws Exception {
    Process first = serve("0");
    List<String> said = untilReady(first);
    Path credentials = data.resolve("credentials");
    String login = Files.readString(credentials);
    assertThat(said).anyMatch(line -> line.startsWith("Login") && line.endsWith("" + credentials));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
        .isEqualTo("rw-------");

    Process second = serve("0");
    assertThat(new String(second.getInputStream().readAllBytes()))
        .contains("A Sluice server already runs on " + data + " (http://127.0.0.1:");
    assertThat(second.waitFor()).isEqualTo(5);

    first.destroyForcibly().waitFor();
    assertThat(children()).isNotEmpty();

    Process third = serve("0");
    untilReady(third);
    assertThat(credentials).hasContent(login);

    third.destroy();
    assertThat(third.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(children()).isEmpty();
  }

  @Test
  void saysThatPortIsTakenBeforeAnythingIsStarted() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process = serve(Integer.toString(taken.getLocalPort()));

      assertThat(new String(process.getInputStream().readAllBytes()))
          .isEqualTo(
              "Port "
                  + taken.getLocalPort()
                  + " of 127.0.0.1 is in use; name another one with --port.\n");
      assertThat(process.waitFor()).isEqualTo(5);
      assertThat(data).doesNotExist();
    }
  }

  private List<ProcessHandle> children() {
    List<ProcessHandle> children =
        new ArrayList<>(Leftovers.find("-D", data.resolve("postgresql/cluster").toString()));
    children.addAll(Leftovers.find("start-dev", data.resolve("temporal/temporal.db").toString()));
    return children;
  }

  private Process serve(String port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.sluice.standalone.Sluice",
            "serve",
            "--port",
            port,
            "--data",
            data.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static List<String> untilReady(Process process) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.add(line);
      if (line.startsWith("End it")) {
        return said;
      }
    }
    throw new AssertionError("The server ended: " + String.join("\n", said));
  }
}
