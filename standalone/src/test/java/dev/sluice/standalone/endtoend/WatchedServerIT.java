package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.endtoend.Collector.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Logs as JSON, and traces, of a run from its request to its end. */
@RequiresTemporal
class WatchedServerIT {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path folder;

  private static Collector collector;
  private static TemporalProcess temporal;
  private static ServerProcess server;
  private static String run;

  @BeforeAll
  static void runOnce() throws Exception {
    collector = new Collector();
    Company.in(folder);
    temporal = TemporalProcess.start(folder);
    server =
        ServerProcess.start(
            folder,
            temporal.address(),
            "-Dlogging.structured.format.file=ecs",
            "-Dmanagement.opentelemetry.enabled=true",
            "-Dmanagement.opentelemetry.tracing.export.schedule-delay=200ms",
            "-Dmanagement.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint());
    server.reload();
    run = server.post("company", "initial");
    server.await(run, "COMPLETED");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    temporal.close();
    collector.close();
  }

  @Test
  void everyLineOfAStepSaysWhichRunItIsAbout() throws Exception {
    List<JsonNode> lines =
        server.await(
            WatchedServerIT::lines,
            all -> all.stream().anyMatch(line -> message(line).endsWith("ended: COMPLETED")));

    assertThat(lines.stream().filter(line -> message(line).contains(run)))
        .hasSizeGreaterThan(4)
        .allSatisfy(
            line -> {
              assertThat(line.path("run").asString("")).as(line.toString()).isEqualTo(run);
              assertThat(line.path("connector").asString(""))
                  .as(line.toString())
                  .isEqualTo("company");
            });
    assertThat(lines).noneSatisfy(line -> assertThat(line.toString()).contains(Company.CANARY));
  }

  @Test
  void oneTraceHoldsTheRequestTheWorkflowAndItsSteps() throws Exception {
    List<Span> spans =
        server.await(
            () -> collector.spans(),
            all -> all.stream().anyMatch(span -> span.name().equals("RunActivity:Close")));

    String trace =
        spans.stream()
            .filter(span -> span.name().equals("RunActivity:Apply"))
            .findFirst()
            .orElseThrow()
            .trace();
    Set<String> names =
        spans.stream()
            .filter(span -> span.trace().equals(trace))
            .map(Span::name)
            .collect(Collectors.toSet());
    assertThat(names)
        .contains("http post /api/synchronizations", "StartWorkflow:SynchronizationWorkflow")
        .contains("RunActivity:Open", "RunActivity:Export", "RunActivity:Prepare")
        .contains("RunActivity:Compare", "RunActivity:Promote", "RunActivity:Close");
    assertThat(spans).noneMatch(span -> span.text().contains(Company.CANARY));
  }

  @Test
  void whatTheAgentAsksOfTheServerIsInTheTraceOfItsStep() throws Exception {
    List<Span> spans =
        server.await(
            () -> collector.spans(),
            all -> all.stream().anyMatch(span -> span.name().equals("RunActivity:Close")));
    Map<String, Span> steps =
        spans.stream()
            .filter(span -> span.name().startsWith("RunActivity:"))
            .collect(Collectors.toMap(Span::id, span -> span));

    List<Span> calls =
        spans.stream().filter(span -> span.name().contains(" /agent/synchronizations/")).toList();

    assertThat(calls)
        .allSatisfy(
            call ->
                assertThat(steps.get(call.parent()))
                    .as(call.name())
                    .isNotNull()
                    .extracting(Span::trace)
                    .isEqualTo(call.trace()));
    assertThat(calls)
        .filteredOn(call -> steps.get(call.parent()).name().equals("RunActivity:Compare"))
        .extracting(Span::name)
        .contains(
            "http post /agent/synchronizations/{id}/compare",
            "http put /agent/synchronizations/{id}/compare/{attempt}/rows/{target}",
            "http post /agent/synchronizations/{id}/compare/{attempt}/finish");
  }

  private static String message(JsonNode line) {
    return line.path("message").asString("");
  }

  private static List<JsonNode> lines() throws IOException {
    return Files.readAllLines(folder.resolve("data").resolve("logs").resolve("sluice.log")).stream()
        .map(JSON::readTree)
        .toList();
  }
}
