package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a server tells of itself after real runs. */
@RequiresTemporal
@ExtendWith(SharedServer.Extension.class)
class MetricsIT {
  private static final Path DOCUMENTATION = Path.of("..", "docs", "operating.md");

  private static ServerProcess server;
  private static JsonNode applied;
  private static String heldId;

  @BeforeAll
  static void run(SharedServer shared) throws Exception {
    server = shared.server();
    Company company = Company.named("metered", shared.folder());
    server.reload();
    applied = server.await(server.post("metered", "initial"), "COMPLETED", "FAILED");
    company.has(1, 60, "first");
    heldId = server.post("metered", "complete");
    server.await(heldId, "AWAITING_REVIEW");
  }

  @AfterAll
  static void cancel() throws Exception {
    server.decide(heldId, "cancel");
  }

  @Test
  void countsWhatRunsDid() throws Exception {
    assertThat(applied.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(value("sluice_runs_total", "metered", "mode=\"initial\"", "outcome=\"completed\""))
        .isEqualTo(1);
    for (String kind : List.of("read", "inserted")) {
      long counted = 0;
      for (String side : List.of("resources", "links")) {
        for (JsonNode target : applied.path(side)) {
          counted += target.path(kind).asLong();
        }
      }
      assertThat(value("sluice_rows_total", "metered", "kind=\"" + kind + "\""))
          .as(kind)
          .isEqualTo(counted)
          .isPositive();
    }
    assertThat(value("sluice_run_duration_seconds_count", "metered", "mode=\"initial\""))
        .isEqualTo(1);
    assertThat(value("sluice_step_duration_seconds_count", "", "step=\"apply\"")).isPositive();
    assertThat(value("sluice_step_duration_seconds_count", "", "step=\"compare\"")).isPositive();
  }

  @Test
  void tellsOfTheHeldRun() throws Exception {
    server.await(
        () -> value("sluice_runs_open", "metered", "status=\"awaiting_review\""),
        held -> held == 1);
    assertThat(value("sluice_review_age_seconds", "metered")).isBetween(0.0, 600.0);
  }

  @Test
  void listsEveryMetricInTheDocumentation() throws Exception {
    server.await(this::exposed, names -> names.contains("sluice_review_age_seconds"));
    Set<String> documented =
        Pattern.compile("^\\| `(sluice_[a-z_]+)`", Pattern.MULTILINE)
            .matcher(Files.readString(DOCUMENTATION))
            .results()
            .map(name -> name.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    // Nobody is mailed here.
    documented.remove("sluice_activation_mails_waiting");
    assertThat(exposed()).isEqualTo(documented);
  }

  @Test
  void tellsNoValueAndOnlyThoseWhoMayKnow() throws Exception {
    assertThat(scrape()).doesNotContain(Company.CANARY).contains("temporal_", "hikaricp_");
    HttpResponse<String> stranger =
        server.send(HttpRequest.newBuilder(server.request("/actuator/prometheus").build().uri()));
    assertThat(stranger.statusCode()).isEqualTo(401);
  }

  private Set<String> exposed() throws Exception {
    return Pattern.compile("^(sluice_[a-z_]+)", Pattern.MULTILINE)
        .matcher(scrape())
        .results()
        .map(name -> name.group(1).replaceFirst("(_seconds)_(count|sum|max|bucket)$", "$1"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String scrape() throws Exception {
    HttpResponse<String> answer = server.send(server.request("/actuator/prometheus"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** The number of the lines that have these labels; not a number where there is none. */
  private static double value(String metric, String connector, String... labels) throws Exception {
    List<Double> values =
        scrape()
            .lines()
            .filter(line -> line.startsWith(metric + "{"))
            .filter(line -> connector.isEmpty() || line.contains("connector=\"" + connector + "\""))
            .filter(line -> List.of(labels).stream().allMatch(line::contains))
            .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
            .toList();
    return values.isEmpty() ? Double.NaN : values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
