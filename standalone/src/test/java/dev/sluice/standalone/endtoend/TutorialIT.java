package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.server.StandaloneServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the tutorial says, in its order, and compares what is said with what it shows. */
class TutorialIT {
  private static final Path PAGE = Path.of("..", "docs", "tutorial.md");
  private static final String SERVE = "./sluice serve";
  private static final String READY = "Stop it with Ctrl-C.";
  private static final String FOLDER_OF_THE_PAGE = "/home/you/sluice";
  private static final String PORT_OF_THE_PAGE = "127.0.0.1:8080";

  @TempDir private Path temporary;
  private final Retelling retelling = new Retelling();
  private Path folder;
  private Process server;
  private int status;

  @Test
  void saysWhatItShows() throws Exception {
    folder = temporary.toRealPath();
    layOutLauncher();
    List<Transcript> steps = Transcript.read(PAGE);
    assertThat(steps).hasSizeGreaterThan(10);
    for (Transcript step : steps) {
      if (step.isFile()) {
        Files.writeString(folder.resolve(step.file()), step.text());
      } else {
        compare(step, step.text().equals(SERVE) ? serve() : run(step.text()));
      }
    }
  }

  @AfterEach
  void end() throws IOException {
    if (server != null) {
      server.destroy();
      server.onExit().join();
    }
    StandaloneServer.endLeftovers(folder.resolve("sluice-data"));
  }

  private void compare(Transcript step, List<String> said) {
    List<String> told =
        step.said().stream()
            .map(each -> each.replace(FOLDER_OF_THE_PAGE, folder.toString()))
            .toList();
    assertThat(retelling.matches(told, said))
        .as(
            "line %d of the tutorial: %s%nshows:%n%s%nand says:%n%s",
            step.line(), step.text(), String.join("\n", told), String.join("\n", said))
        .isTrue();
  }

  /** The launcher would build what this build is just about to test. */
  private void layOutLauncher() throws IOException {
    Path launcher =
        Files.writeString(
            folder.resolve("sluice"),
            """
            #!/bin/sh
            [ "$1" = serve ] && set -- "$@" --port 0
            exec '%s' -Xmx512m -jar '%s' "$@"
            """
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    Path.of("target", "sluice.jar").toAbsolutePath()));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> serve() throws IOException {
    server = shell("exec " + SERVE).start();
    List<String> said = new ArrayList<>();
    BufferedReader reader = server.inputReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.add(line);
      if (line.equals(READY)) {
        return said;
      }
    }
    throw new AssertionError("The server ended: " + String.join("\n", said));
  }

  private List<String> run(String command) throws Exception {
    String address = Files.readString(folder.resolve("sluice-data/address")).strip();
    String here =
        retelling.here(command).replace(PORT_OF_THE_PAGE, address.replaceFirst("https?://", ""));
    // Each command is a shell of its own, which begins with the exit code of the last one.
    Process process = shell("(exit " + status + "); " + here).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    status = process.waitFor();
    return said.lines().toList();
  }

  private ProcessBuilder shell(String command) {
    return new ProcessBuilder("bash", "-c", command)
        .directory(folder.toFile())
        .redirectErrorStream(true);
  }
}
