package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Runs the samples that start runs from elsewhere, each as its reader would. */
@RequiresTemporal
@ExtendWith(SharedServer.Extension.class)
class SamplesIT {
  private static final Path FOLDER = Path.of("..", "samples", "clients");
  private static final String COMMENT = "as announced";

  private static SharedServer shared;
  private static ServerProcess server;
  private static Company company;

  /**
   * A sample.
   *
   * @param needs a command that succeeds where there is what the sample needs
   * @param credit who the run is said to be requested by
   */
  record Sample(String folder, List<String> command, List<String> needs, String credit) {
    @Override
    public String toString() {
      return folder;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
        new Sample("curl", List.of("./synchronize.sh"), List.of("curl", "--version"), "admin"),
        new Sample(
            "temporal",
            List.of("./synchronize.sh"),
            List.of("temporal", "--version"),
            "a shell script"),
        new Sample(
            "python",
            List.of("python3", "synchronize.py"),
            List.of("python3", "-c", "import temporalio"),
            "a Python program"),
        new Sample(
            "go",
            List.of(goProgram()),
            List.of("go", "build", "-o", goProgram(), "."),
            "a Go program"));
  }

  private static String goProgram() {
    return Path.of("target", "synchronize-in-go").toAbsolutePath().toString();
  }

  @BeforeAll
  static void start(SharedServer server) throws Exception {
    shared = server;
    SamplesIT.server = server.server();
    company = Company.in(server.folder());
    SamplesIT.server.reload();
    SamplesIT.server.await(SamplesIT.server.post("company", "initial"), "COMPLETED");
  }

  @BeforeEach
  void haveEverybody() throws Exception {
    company.has(1, 100, "first");
    server.await(server.post("company", "complete"), "COMPLETED");
    company.has(1, 60, "first");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void startsARunResumesItAndAwaitsItsEnd(Sample sample) throws Exception {
    requireWhatItNeeds(sample);

    Said said = run(sample, "company", "complete", COMMENT);

    assertThat(said.status()).as(said.text()).isZero();
    JsonNode run = lastRun();
    assertThat(said.text()).contains("COMPLETED");
    assertThat(run.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(run.path("requestedBy").asString()).contains(sample.credit());
    assertThat(run.path("resources").path("User").path("deleted").asInt()).isEqualTo(40);
    assertThat(run.path("decision").path("comment").asString()).isEqualTo(COMMENT);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void leavesAHeldRunToTheReviewers(Sample sample) throws Exception {
    requireWhatItNeeds(sample);
    String before = server.rows();

    Said said = run(sample, "company", "complete");

    assertThat(said.status()).as(said.text()).isEqualTo(3);
    String held = lastRun().path("id").asString();
    assertThat(server.run(held).path("status").asString()).isEqualTo("AWAITING_REVIEW");
    server.decide(held, "cancel");
    server.await(held, "CANCELLED");
    assertThat(server.rows()).isEqualTo(before);
  }

  private static void requireWhatItNeeds(Sample sample) throws Exception {
    Said said = run(sample, sample.needs());
    if ("true".equals(System.getenv("CI"))) {
      assertThat(said.status()).as(said.text()).isZero();
    }
    assumeTrue(said.status() == 0, () -> "there is no " + sample.needs().get(0));
  }

  private static JsonNode lastRun() throws Exception {
    String id =
        server.get("/api/synchronizations?limit=1").path("items").path(0).path("id").asString();
    return server.run(id);
  }

  private static Said run(Sample sample, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(sample.command());
    command.addAll(List.of(arguments));
    return run(sample, command);
  }

  private static Said run(Sample sample, List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(FOLDER.resolve(sample.folder()).toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    TemporalProcess.binary()
        .map(Path::getParent)
        .ifPresent(
            folder ->
                environment.merge(
                    "PATH", folder.toString(), (path, own) -> own + File.pathSeparator + path));
    environment.put("TEMPORAL_ADDRESS", shared.temporal().address());
    environment.putAll(server.access());
    Process process;
    try {
      process = builder.start();
    } catch (IOException notThere) {
      return new Said(127, notThere.getMessage());
    }
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private record Said(int status, String text) {}
}
