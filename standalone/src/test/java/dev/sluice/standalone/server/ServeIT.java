package dev.sluice.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.CommandLines;
import dev.sluice.standalone.process.OrphanedProcesses;
import dev.sluice.standalone.screen.Output;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code serve} as a process of its own, on the real PostgreSQL and whatever Temporal there is. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServeIT {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  @TempDir private Path temporary;
  private Path data;

  @BeforeEach
  void name() throws IOException {
    data = temporary.toRealPath().resolve("data");
    // Whoever can write to the directory that the server is started in adds nobody.
    Files.writeString(temporary.resolve("application.yaml"), user("eve"));
    Files.createDirectories(data, PosixFilePermissions.asFileAttribute(PRIVATE));
    Files.writeString(data.resolve("application.yaml"), user("ada"));
    Files.setPosixFilePermissions(
        data.resolve("application.yaml"), PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void leaveNothingRunning() throws IOException {
    StandaloneServer.endLeftovers(data);
  }

  @Test
  void isAloneOnItsDataComesBackAfterKillAndLeavesNothingRunning() throws Exception {
    Process first = serve("0");
    List<String> said = untilReady(first);
    assertThat(openToOthers()).isEmpty();
    assertThat(data.resolve("address")).exists();
    assertThat(health()).contains("\"UP\"");
    assertThat(statusOf("eve")).isEqualTo(401);
    assertThat(statusOf("ada")).isEqualTo(200);
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
    assertThat(data.resolve("address")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port 70000                                | --port takes a number from 0 to 65535.
          --port -1                                   | --port takes a number from 0 to 65535.
          --data FILE                                 | cannot be the data directory
          --data FILE/beneath                         | cannot be the data directory
          --data OPEN                                 | others can write to it
          --connectors FILE                           | name another one with --connectors
          --files FILE                                | name another one with --files
          """)
  void saysInOneSentenceWhatCannotBe(String options, String said) throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));
    Path open = Files.createDirectory(temporary.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<String> arguments = new ArrayList<>(List.of("serve"));
    for (String each : options.split(" ")) {
      arguments.add(each.replace("FILE", file.toString()).replace("OPEN", open.toString()));
    }
    if (!options.contains("--data")) {
      arguments.addAll(List.of("--data", data.toString()));
    }
    if (!options.contains("--port")) {
      arguments.addAll(List.of("--port", "0"));
    }
    StringWriter complained = new StringWriter();
    Output output =
        new Output(new PrintWriter(new StringWriter()), new PrintWriter(complained), 0, false);

    assertThat(CommandLines.run(output, Map.of(), arguments)).isEqualTo(2);
    assertThat(complained.toString()).contains(said).hasLineCount(1);
  }

  /** What other accounts could reach; nobody else gets into a folder that is private. */
  private List<String> openToOthers() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .filter(each -> !each.equals(data.resolve("postgresql")))
          .filter(each -> !mode(each).endsWith("------"))
          .map(each -> each + " " + mode(each))
          .toList();
    }
  }

  private static String mode(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String health() throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri("/actuator/health")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private int statusOf(String user) throws Exception {
    String login =
        Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri("/api/connectors"))
                .header("Authorization", "Basic " + login)
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private URI uri(String path) throws IOException {
    return URI.create(Files.readString(data.resolve("address")).strip() + path);
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
      assertThat(data.resolve("lock")).doesNotExist();
    }
  }

  private static String user(String name) {
    return "sluice.security.users." + name + ": { password: '{noop}secret', roles: [ADMIN] }\n";
  }

  private List<ProcessHandle> children() {
    List<ProcessHandle> children =
        new ArrayList<>(
            OrphanedProcesses.find("-D", data.resolve("postgresql/cluster").toString()));
    children.addAll(
        OrphanedProcesses.find("start-dev", data.resolve("temporal/temporal.db").toString()));
    return children;
  }

  private Process serve(String port) throws IOException {
    ProcessBuilder server =
        new ProcessBuilder(
                // Whatever the umask lets through is closed by the server itself.
                "sh",
                "-c",
                "umask 000; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                classPath(),
                "dev.sluice.standalone.Sluice",
                "serve",
                "--port",
                port,
                "--data",
                data.toString())
            .directory(temporary.toFile())
            .redirectErrorStream(true);
    // Nobody listens there: the server is up anyway.
    server.environment().put("SPRING_MAIL_HOST", "127.0.0.1");
    server.environment().put("SPRING_MAIL_PORT", "1");
    server.environment().put("SLUICE_NOTIFICATION_MAIL_FROM", "sluice@example.org");
    return server.start();
  }

  /** The server does not start in our directory, so that its class path must not depend on it. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(each -> Path.of(each).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> untilReady(Process process) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.add(line);
      if (line.startsWith("Stop it")) {
        return said;
      }
    }
    throw new AssertionError("The server ended: " + String.join("\n", said));
  }
}
