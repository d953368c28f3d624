package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Alerts and dashboard ask for metrics that there are: those of {@code docs/operating.md}, which
 * are compared with a running server elsewhere, and those of the libraries.
 */
@RequiresPrograms({"helm", "rules"})
class MonitoringIT {
  private static final Path OPERATING = Path.of("../docs/operating.md");
  private static final Pattern OF_LIBRARIES =
      Pattern.compile(
          "up|hikaricp_connections_(active|pending)|http_server_requests_seconds_count"
              + "|jvm_memory_used_bytes|process_cpu_usage");
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir private Path folder;

  @Test
  void alertsAskForMetricsThatThereAre() throws IOException {
    assertThat(metrics(Chart.FOLDER.resolve("files/alerts.yaml"))).isNotEmpty().allMatch(known());
  }

  @Test
  void dashboardAsksForMetricsThatThereAre() throws IOException {
    List<Map<String, String>> rules =
        KubernetesObject.children(dashboard().path("panels"))
            .flatMap(panel -> KubernetesObject.children(panel.path("targets")))
            .map(target -> target.path("expr").asString().replace("$connector", ".*"))
            .map(expression -> Map.of("record", "panel", "expr", expression))
            .distinct()
            .toList();
    Path asRules = folder.resolve("dashboard.yaml");
    Files.writeString(
        asRules,
        YAML.writeValueAsString(
            Map.of("groups", List.of(Map.of("name", "dashboard", "rules", rules)))));

    assertThat(rules).hasSizeGreaterThan(15);
    assertThat(metrics(asRules)).isNotEmpty().allMatch(known());
  }

  /** The chart gives Prometheus the alerts that people read about; it can hold no file of docs. */
  @Test
  void alertsAreThoseOfTheDocumentation() throws IOException {
    assertThat(Chart.FOLDER.resolve("files/alerts.yaml"))
        .hasSameTextualContentAs(Path.of("../docs/alerts.yaml"));
    assertThat(
            Chart.object("every-switch", "PrometheusRule", "monitoring").tree().at("/spec/groups"))
        .isEqualTo(YAML.readTree(Path.of("../docs/alerts.yaml")).path("groups"));
  }

  @Test
  void dashboardIsWhole() throws IOException {
    List<Integer> ids =
        KubernetesObject.children(dashboard().path("panels"))
            .map(panel -> panel.path("id").asInt())
            .toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(Chart.object("every-switch", "ConfigMap", "dashboard").labels())
        .containsEntry("grafana_dashboard", "1");
  }

  private static JsonNode dashboard() throws IOException {
    return JsonMapper.shared()
        .readTree(Chart.object("every-switch", "ConfigMap", "dashboard").text("/data/sluice.json"));
  }

  private static Set<String> metrics(Path rules) {
    return new TreeSet<>(Programs.run("rules", List.of(rules.toString())).good().lines().toList());
  }

  private static Predicate<String> known() throws IOException {
    Set<String> ours =
        Pattern.compile("^\\| `(sluice_[a-z_]+)`", Pattern.MULTILINE)
            .matcher(Files.readString(OPERATING))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toSet());
    return metric ->
        OF_LIBRARIES.matcher(metric).matches()
            || ours.contains(metric)
            || ours.contains(metric.replaceFirst("_(count|sum|max)$", ""));
  }
}
