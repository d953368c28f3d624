package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** Helm and the API server take the chart: each set of values, and each way between them. */
@Timeout(180)
@Cluster
@RequiresPrograms({"helm", "etcd", "kube-apiserver"})
class InstallIT {
  static final List<String> VALUES = Chart.VALUES;

  /** All kinds that the chart makes under any values. */
  private static final List<KindOfObject> KINDS =
      VALUES.stream()
          .flatMap(values -> Chart.objects(values).stream())
          .map(each -> new KindOfObject(each.text("/apiVersion"), each.kind()))
          .distinct()
          .toList();

  private final ApiServer server;

  InstallIT(ApiServer server) {
    this.server = server;
  }

  private record KindOfObject(String apiVersion, String kind) {}

  @ParameterizedTest
  @FieldSource("VALUES")
  void isTakenWithoutAWarning(String values) {
    Release release = new Release(server, "install-" + values);

    Programs.Result installed = release.install(values);

    assertThat(installed.exitCode()).as(installed.errors()).isZero();
    assertThat(installed.errors()).isEmpty();
    assertThat(stored(release.namespace())).isEqualTo(names(release.manifest()));
    assertThat(release.notes()).contains("helm -n " + release.namespace() + " test sluice");
  }

  @Test
  void goesFromAnyValuesToTheNextAndBack() {
    Release release = new Release(server, "upgrade");
    release.install(VALUES.get(0)).good();
    List<String> onward = Stream.concat(VALUES.stream().skip(1), Stream.of(VALUES.get(0))).toList();
    for (String values : onward) {
      Programs.Result upgraded = release.upgrade(values);

      assertThat(upgraded.errors()).as(values).isEmpty();
      assertThat(stored(release.namespace())).as(values).isEqualTo(names(release.manifest()));
    }
    for (int revision = onward.size(); revision > 0; revision--) {
      Programs.Result back = release.rollback(revision);

      assertThat(back.errors()).as("back to %d", revision).isEmpty();
      assertThat(stored(release.namespace())).isEqualTo(names(release.manifest()));
    }
    release.uninstall().good();

    assertThat(stored(release.namespace())).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("VALUES")
  void hasNoFieldThatKubernetesDoesNotKnow(String values) {
    String namespace = "strict-" + values;
    server.makeNamespace(namespace);

    assertThat(Chart.objects(values))
        .allSatisfy(
            each -> {
              ApiServer.Answer answer = server.tryOut(each, namespace);
              assertThat(answer.status()).as("%s: %s", each, answer.body()).isEqualTo(201);
              assertThat(answer.warnings()).isEmpty();
            });
  }

  @ParameterizedTest
  @FieldSource("VALUES")
  void makesPodsThatAreRestricted(String values) {
    String namespace = "pods-" + values;
    server.makeNamespace(namespace);
    List<KubernetesObject> makers =
        Chart.objects(values).stream().filter(KubernetesObject::hasPods).toList();

    assertThat(makers).hasSizeGreaterThan(3);
    assertThat(makers)
        .allSatisfy(
            each -> {
              ApiServer.Answer answer = server.tryOut(pod(each), namespace);
              assertThat(answer.status()).as("%s: %s", each, answer.body()).isEqualTo(201);
              assertThat(answer.warnings()).isEmpty();
            });
  }

  /** Nobody would notice if the server had let everything through. */
  @Test
  void wouldSeeAPodThatIsNotRestricted() {
    server.makeNamespace("loose");
    KubernetesObject loose =
        KubernetesObject.all(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: loose}
                spec: {containers: [{name: loose, image: loose}]}
                """)
            .get(0);

    ApiServer.Answer answer = server.tryOut(loose, "loose");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().toString()).contains("violates PodSecurity");
  }

  private static KubernetesObject pod(KubernetesObject maker) {
    JsonNode template = maker.pod();
    String text =
        """
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "tried"}, "spec": %s}
        """
            .formatted(withVolumes(maker, template.path("spec").toString()));
    return KubernetesObject.all(text).get(0);
  }

  /** A StatefulSet adds the volumes of its claims to those that the template names. */
  private static String withVolumes(KubernetesObject maker, String spec) {
    return KubernetesObject.children(maker.tree().at("/spec/volumeClaimTemplates"))
        .map(claim -> claim.at("/metadata/name").asString(""))
        .reduce(
            spec,
            (text, name) ->
                text.replace(
                    "\"volumes\":[",
                    """
                    "volumes":[{"name":"%s","persistentVolumeClaim":{"claimName":"%s"}},\
                    """
                        .formatted(name, name)));
  }

  /** What the namespace has of the kinds that the chart makes. */
  private Set<String> stored(String namespace) {
    return KINDS.stream()
        .flatMap(
            kind ->
                KubernetesObject.children(
                        server
                            .get(server.path(kind.apiVersion(), kind.kind(), namespace))
                            .body()
                            .path("items"))
                    .map(each -> kind.kind() + " " + each.at("/metadata/name").asString("")))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(List<KubernetesObject> objects) {
    return objects.stream().map(KubernetesObject::toString).collect(Collectors.toSet());
  }
}
