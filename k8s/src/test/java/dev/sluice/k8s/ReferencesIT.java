package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** What one object names in another is there. */
@RequiresPrograms("helm")
class ReferencesIT {
  static final List<String> VALUES = Chart.VALUES;

  @ParameterizedTest
  @FieldSource("VALUES")
  void servicesLeadToPortsOfContainers(String values) {
    Map<String, Set<String>> ports =
        Chart.objects(values).stream()
            .filter(KubernetesObject::hasPods)
            .collect(Collectors.toMap(KubernetesObject::name, ReferencesIT::ports));

    assertThat(Chart.objects(values, "Service"))
        .isNotEmpty()
        .allSatisfy(
            service ->
                assertThat(ports.get(service.name()))
                    .containsAll(texts(service, "/spec/ports", "/targetPort")));
  }

  @ParameterizedTest
  @CsvSource({
    "Ingress, every-switch, /spec/rules/0/http/paths/0/backend/service/name, /spec/rules/0/host",
    "HTTPRoute, http-route, /spec/rules/0/backendRefs/0/name, /spec/hostnames/0"
  })
  void entrancesLeadToTheApi(String kind, String values, String service, String host) {
    KubernetesObject entrance = Chart.object(values, kind, "repository-service");
    KubernetesObject api = Chart.object(values, "Service", entrance.text(service).substring(7));

    assertThat(texts(api, "/spec/ports", "/name")).contains("api");
    assertThat(texts(api, "/spec/ports", "/port")).contains("8080");
    assertThat(entrance.tree().toString()).containsAnyOf("{\"name\":\"api\"}", "\"port\":8080");
    assertThat(entrance.text(host)).isEqualTo("sluice.example.org");
  }

  /** Each service scales by the queue that it listens on; the autoscaler counts its replicas. */
  @ParameterizedTest
  @CsvSource({
    "repository-service, sluice-repository, activity",
    "workflows, sluice-workflows, workflow",
    "notification-service, sluice-notification, activity"
  })
  void autoscalersCountTheRightQueue(String name, String queue, String type) {
    KubernetesObject scaler = Chart.object("every-switch", "ScaledObject", name);

    KubernetesObject target =
        Chart.object(
            "every-switch", "Deployment", scaler.text("/spec/scaleTargetRef/name").substring(7));
    assertThat(target.name()).endsWith(name);
    assertThat(target.tree().at("/spec").has("replicas")).isFalse();
    assertThat(scaler.text("/spec/triggers/0/metadata/taskQueue")).isEqualTo(queue);
    assertThat(scaler.text("/spec/triggers/0/metadata/queueTypes")).isEqualTo(type);
    assertThat(scaler.tree().at("/spec/minReplicaCount").asInt()).isPositive();
    assertThat(scaler.text("/spec/triggers/0/metadata/endpoint"))
        .isEqualTo(
            Environment.of(target.pod().at("/spec/containers/0"))
                .get("SPRING_TEMPORAL_CONNECTION_TARGET"));
    assertThat(scaler.text("/spec/triggers/0/authenticationRef/name"))
        .isEqualTo(Chart.object("every-switch", "TriggerAuthentication", "autoscaling").name());
  }

  /** Versioned workers are given the tasks of their own build, and only these are theirs. */
  @Test
  void autoscalersCountTheTasksOfTheBuildThatIsInstalled() {
    String build = "/spec/triggers/0/metadata/workerDeploymentBuildId";
    String deployment = "/spec/triggers/0/metadata/workerDeploymentName";
    KubernetesObject versioned = Chart.object("every-switch", "ScaledObject", "workflows");

    assertThat(versioned.text(deployment)).isEqualTo("sluice-workflows");
    assertThat(versioned.text(build))
        .isNotEmpty()
        .isEqualTo(
            Environment.of(
                    Chart.object("every-switch", "Deployment", "workflows")
                        .pod()
                        .at("/spec/containers/0"))
                .get("SLUICE_TEMPORAL_VERSIONING_BUILDID"));
    for (KubernetesObject unversioned :
        List.of(
            Chart.object("every-switch", "ScaledObject", "repository-service"),
            Chart.object("http-route", "ScaledObject", "workflows"))) {
      assertThat(unversioned.text(deployment) + unversioned.text(build)).isEmpty();
    }
  }

  @Test
  void metricsAreReadFromAllParts() {
    KubernetesObject monitor = Chart.object("every-switch", "ServiceMonitor", "monitoring");
    Map<String, String> wanted =
        KubernetesObject.map(monitor.tree().at("/spec/selector/matchLabels"));

    assertThat(Chart.objects("every-switch", "Service"))
        .hasSize(5)
        .allSatisfy(
            service -> {
              assertThat(service.labels()).containsAllEntriesOf(wanted);
              assertThat(texts(service, "/spec/ports", "/name"))
                  .contains(monitor.text("/spec/endpoints/0/port"));
            });
  }

  private static Set<String> ports(KubernetesObject maker) {
    return maker
        .containers()
        .flatMap(each -> KubernetesObject.children(each.path("ports")))
        .map(each -> each.path("name").asString())
        .collect(Collectors.toSet());
  }

  private static List<String> texts(KubernetesObject object, String list, String each) {
    JsonNode nodes = object.tree().at(list);
    return KubernetesObject.children(nodes).map(node -> node.at(each).asString("")).toList();
  }
}
