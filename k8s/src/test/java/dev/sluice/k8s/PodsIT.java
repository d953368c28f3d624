package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** What all pods have, beside what the security of pods demands. */
@RequiresPrograms("helm")
class PodsIT {
  static final List<String> VALUES = Chart.VALUES;

  @ParameterizedTest
  @FieldSource("VALUES")
  void writeToVolumesAlone(String values) {
    assertThat(containers(values))
        .allSatisfy(
            each -> {
              assertThat(each.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
              assertThat(KubernetesObject.children(each.path("volumeMounts"))).isNotEmpty();
            });
    assertThat(makers(values).flatMap(each -> KubernetesObject.children(volumes(each))))
        .allSatisfy(
            each -> {
              if (each.has("emptyDir")) {
                assertThat(each.at("/emptyDir/sizeLimit").asString("")).isNotEmpty();
              }
            });
  }

  @ParameterizedTest
  @FieldSource("VALUES")
  void sayWhatTheyNeed(String values) {
    assertThat(containers(values))
        .allSatisfy(
            each -> {
              JsonNode resources = each.path("resources");
              assertThat(resources.at("/requests/cpu").asString("")).isNotEmpty();
              assertThat(resources.at("/requests/memory").asString("")).isNotEmpty();
              assertThat(resources.at("/limits/memory").asString("")).isNotEmpty();
            });
  }

  @ParameterizedTest
  @FieldSource("VALUES")
  void haveNoTokenOfTheApiServer(String values) {
    assertThat(makers(values))
        .allSatisfy(
            each ->
                assertThat(each.pod().at("/spec/automountServiceAccountToken").asBoolean(true))
                    .isFalse());
    assertThat(Chart.objects(values, "ServiceAccount"))
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.tree().path("automountServiceAccountToken").asBoolean(true))
                    .isFalse());
  }

  /** A pod that names a missing account is never made. */
  @ParameterizedTest
  @FieldSource("VALUES")
  void nameAccountsThatAreThere(String values) {
    List<String> accounts =
        Chart.objects(values, "ServiceAccount").stream().map(KubernetesObject::name).toList();

    assertThat(makers(values).filter(each -> !each.kind().equals("Pod")))
        .allSatisfy(
            each ->
                assertThat(each.pod().at("/spec/serviceAccountName").asString("")).isIn(accounts));
  }

  /**
   * Liveness and readiness are different groups, and at the port that has them; 60 seconds of
   * shutdown fit between the signal and the kill.
   */
  @ParameterizedTest
  @CsvSource({
    "Deployment, repository-service",
    "Deployment, workflows",
    "Deployment, notification-service",
    "StatefulSet, agent-paris"
  })
  void tellTheirHealth(String kind, String name) {
    KubernetesObject maker = Chart.object("every-switch", kind, name);
    JsonNode container = maker.pod().at("/spec/containers/0");

    assertThat(container.at("/startupProbe/httpGet/path").asString(""))
        .isEqualTo("/actuator/health/liveness");
    assertThat(container.at("/livenessProbe/httpGet/path").asString(""))
        .isEqualTo("/actuator/health/liveness");
    assertThat(container.at("/readinessProbe/httpGet/path").asString(""))
        .isEqualTo("/actuator/health/readiness");
    int management =
        KubernetesObject.children(container.path("ports"))
            .filter(each -> each.path("name").asString("").equals("management"))
            .findFirst()
            .orElseThrow()
            .path("containerPort")
            .asInt();
    assertThat(Environment.of(container)).containsEntry("MANAGEMENT_SERVER_PORT", "" + management);
    assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe"))
        .allSatisfy(
            each ->
                assertThat(container.path(each).at("/httpGet/port").asString(""))
                    .isEqualTo("management"));
    int pause = container.at("/lifecycle/preStop/sleep/seconds").asInt();
    assertThat(maker.pod().at("/spec/terminationGracePeriodSeconds").asInt())
        .isGreaterThan(60 + pause);
  }

  private static Stream<KubernetesObject> makers(String values) {
    return Chart.objects(values).stream().filter(KubernetesObject::hasPods);
  }

  private static List<JsonNode> containers(String values) {
    return makers(values).flatMap(KubernetesObject::containers).toList();
  }

  private static JsonNode volumes(KubernetesObject maker) {
    return maker.pod().at("/spec/volumes");
  }
}
