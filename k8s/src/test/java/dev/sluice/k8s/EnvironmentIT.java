package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Each variable that chart and compose file set is one that the service reads: it is in the tables
 * of {@code docs/configuration.md}, which are compared with the code elsewhere.
 */
@RequiresPrograms({"helm", "compose"})
class EnvironmentIT {
  static final List<String> VALUES = Chart.VALUES;

  /** Spring's bundle of certificates, whose name is ours; and what the JVM itself reads. */
  private static final Pattern NOT_LISTED =
      Pattern.compile(
          "SPRING_SSL_BUNDLE_PEM_API_(KEYSTORE_CERTIFICATE|KEYSTORE_PRIVATEKEY|RELOADONUPDATE)"
              + "|JAVA_TOOL_OPTIONS");

  @ParameterizedTest
  @FieldSource("VALUES")
  void isReadByTheService(String values) throws IOException {
    Map<String, Set<String>> read = documented();

    for (KubernetesObject maker : Chart.objects(values)) {
      for (JsonNode container : maker.containers().toList()) {
        if (container.path("image").asString().contains("/sluice/")) {
          assertThat(unread(service(container), Environment.of(container).keySet(), read))
              .as("%s", maker)
              .isEmpty();
        }
      }
    }
  }

  @Test
  void isReadByTheServiceInTheComposeFile() throws IOException {
    JsonNode services = compose().path("services");
    Map<String, Set<String>> read = documented();

    services
        .properties()
        .forEach(
            each -> {
              String image = each.getValue().path("image").asString();
              if (image.startsWith("sluice/")) {
                Set<String> variables =
                    each.getValue().path("environment").properties().stream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(unread(image.substring("sluice/".length()), variables, read))
                    .as(each.getKey())
                    .isEmpty();
              }
            });
  }

  /** No secret comes as a value. */
  @ParameterizedTest
  @FieldSource("VALUES")
  void takesSecretsFromSecrets(String values) {
    for (KubernetesObject maker : Chart.objects(values)) {
      maker
          .containers()
          .flatMap(container -> KubernetesObject.children(container.path("env")))
          .filter(each -> each.path("name").asString().matches(".*(PASSWORD|TOKEN|APIKEY|_KEY)"))
          .forEach(each -> assertThat(each.has("value")).as("%s in %s", each, maker).isFalse());
    }
  }

  /** Agents and notification-service call a name and port that repository-service answers at. */
  @ParameterizedTest
  @FieldSource("VALUES")
  void leadsToRepositoryService(String values) {
    JsonNode server =
        Chart.object(values, "Deployment", "repository-service").pod().at("/spec/containers/0");
    Map<String, String> environment = Environment.of(server);
    String scheme = environment.containsKey("SERVER_SSL_BUNDLE") ? "https" : "http";
    String service = Chart.object(values, "Service", "repository-service").name();

    assertThat(environment.get("SLUICE_SECURITY_HOSTS").split(",")).contains(service);
    for (KubernetesObject agent : Chart.objects(values, "StatefulSet")) {
      assertThat(Environment.of(agent.pod().at("/spec/containers/0")))
          .containsEntry("SLUICE_AGENT_SERVERURL", scheme + "://" + service + ":8080");
    }
  }

  @Test
  void knowsTheNamesThatPeopleReachTheServerBy() {
    JsonNode server =
        Chart.object("every-switch", "Deployment", "repository-service")
            .pod()
            .at("/spec/containers/0");

    assertThat(Environment.of(server).get("SLUICE_SECURITY_HOSTS"))
        .isEqualTo(
            "sluice-repository-service,sluice-repository-service.sluice,"
                + "sluice-repository-service.sluice.svc,"
                + "sluice-repository-service.sluice.svc.cluster.local,"
                + "sluice.example.org,sluice.intranet");
  }

  static JsonNode compose() {
    ProcessBuilder builder =
        new ProcessBuilder(Programs.path("compose").toString(), "../compose.yaml");
    builder.environment().put("SLUICE_PASSWORD", "secret");
    Programs.Result result = Programs.run(builder);
    assertThat(result.errors()).isEmpty();
    return new YAMLMapper().readTree(result.good());
  }

  private static Set<String> unread(
      String service, Set<String> variables, Map<String, Set<String>> read) {
    return variables.stream()
        .filter(each -> !NOT_LISTED.matcher(each).matches())
        .filter(
            each ->
                read.entrySet().stream()
                    .noneMatch(
                        row ->
                            each.matches(row.getKey())
                                && (row.getValue().contains("all")
                                    || row.getValue().contains(service))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The service of an image. */
  private static String service(JsonNode container) {
    return container.path("image").asString().replaceAll(".*/|:.*", "");
  }

  /** Patterns of variables, with the services that read them; each may have a row of its own. */
  private static Map<String, Set<String>> documented() throws IOException {
    Map<String, Set<String>> rows =
        Files.readAllLines(Path.of("../docs/configuration.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(1).replace("`", "").split("\\|"))
            .filter(cells -> cells[0].strip().matches("[A-Z][A-Z0-9_<>]+"))
            .collect(
                Collectors.toMap(
                    cells -> cells[0].strip().replace("<NAME>", "[A-Z0-9]+"),
                    cells ->
                        Arrays.stream(cells[1].split(","))
                            .map(String::strip)
                            .collect(Collectors.toSet()),
                    (one, other) ->
                        Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet())));
    assertThat(rows).hasSizeGreaterThan(40);
    return rows;
  }
}
