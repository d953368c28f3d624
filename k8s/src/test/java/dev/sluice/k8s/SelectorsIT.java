package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** Whatever chooses pods by labels finds those that it is meant for, and no others. */
@RequiresPrograms("helm")
class SelectorsIT {
  static final List<String> VALUES = Chart.VALUES;

  @ParameterizedTest
  @FieldSource("VALUES")
  void meetThePodsOfTheirName(String values) {
    Stream.of(
            chosenBy(values, "Deployment", "/spec/selector/matchLabels"),
            chosenBy(values, "StatefulSet", "/spec/selector/matchLabels"),
            chosenBy(values, "PodDisruptionBudget", "/spec/selector/matchLabels"),
            chosenBy(values, "Service", "/spec/selector"))
        .flatMap(each -> each.entrySet().stream())
        .forEach(each -> assertThat(each.getValue()).containsExactly(each.getKey()));
  }

  @ParameterizedTest
  @FieldSource("VALUES")
  void closeTheDoorsOfAllPods(String values) {
    List<KubernetesObject> policies = Chart.objects(values, "NetworkPolicy");
    if (values.equals("http-route")) {
      assertThat(policies).as("switched off").isEmpty();
      return;
    }
    Map<String, Set<String>> chosen =
        chosenBy(values, "NetworkPolicy", "/spec/podSelector/matchLabels");

    assertThat(chosen.remove(Chart.RELEASE + "-network")).isEqualTo(makers(values));
    chosen.forEach((name, pods) -> assertThat(pods).containsExactly(name));
    assertThat(chosen.keySet()).as("each has a way out").isEqualTo(makers(values));
    assertThat(policies.get(0).tree().at("/spec/policyTypes").toString())
        .isEqualTo("[\"Ingress\",\"Egress\"]");
  }

  /** Who may call repository-service's API, who its health, and who comes nowhere. */
  @ParameterizedTest
  @CsvSource({
    "agent-paris, api",
    "agent-oslo, api",
    "notification-service, api",
    "test, api management",
    "workflows, ''",
    "migrations, ''",
    "repository-service, ''"
  })
  void letIntoRepositoryService(String component, String ports) {
    KubernetesObject policy = Chart.object("every-switch", "NetworkPolicy", "repository-service");
    Map<String, String> labels = pods("every-switch").get(Chart.RELEASE + "-" + component);

    String open =
        KubernetesObject.children(policy.tree().at("/spec/ingress"))
            .filter(
                rule ->
                    KubernetesObject.children(rule.path("from"))
                        .anyMatch(peer -> meets(peer.path("podSelector"), labels)))
            .flatMap(rule -> KubernetesObject.children(rule.path("ports")))
            .map(port -> port.path("port").asString(""))
            .collect(Collectors.joining(" "));

    assertThat(open).isEqualTo(ports);
  }

  /** Each way into repository-service has its way out of the other pod. */
  @ParameterizedTest
  @CsvSource({
    "agent-paris, true",
    "notification-service, true",
    "test, true",
    "workflows, false",
    "migrations, false"
  })
  void letOutToRepositoryService(String component, boolean way) {
    Map<String, String> target = pods("every-switch").get(Chart.RELEASE + "-repository-service");
    KubernetesObject policy = Chart.object("every-switch", "NetworkPolicy", component);

    boolean out =
        KubernetesObject.children(policy.tree().at("/spec/egress"))
            .flatMap(rule -> KubernetesObject.children(rule.path("to")))
            .anyMatch(peer -> meets(peer.path("podSelector"), target));

    assertThat(out).isEqualTo(way);
  }

  /**
   * Ports of what stands outside: the database, Temporal, the identity provider, mail, webhooks.
   */
  @ParameterizedTest
  @CsvSource({
    "every-switch, repository-service, 6432 7233 8443",
    "every-switch, workflows, 7233",
    "every-switch, notification-service, 7233 api management 587 443",
    "every-switch, agent-paris, 7233 api management 636",
    "every-switch, migrations, 6432",
    "least, repository-service, 5432 7233"
  })
  void letOutToWhatIsNamed(String values, String component, String ports) {
    KubernetesObject policy = Chart.object(values, "NetworkPolicy", component);

    assertThat(
            KubernetesObject.children(policy.tree().at("/spec/egress"))
                .flatMap(rule -> KubernetesObject.children(rule.path("ports")))
                .map(port -> port.path("port").asString("")))
        .containsExactly(ports.split(" "));
  }

  /** The pods that a selector of a kind chooses, by the name of the object that has it. */
  private static Map<String, Set<String>> chosenBy(String values, String kind, String selector) {
    return Chart.objects(values, kind).stream()
        .collect(
            Collectors.toMap(
                KubernetesObject::name, each -> chosen(values, each.tree().at(selector))));
  }

  private static Set<String> chosen(String values, JsonNode labels) {
    Map<String, String> wanted = KubernetesObject.map(labels);
    assertThat(wanted).isNotEmpty();
    return pods(values).entrySet().stream()
        .filter(each -> each.getValue().entrySet().containsAll(wanted.entrySet()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean meets(JsonNode selector, Map<String, String> labels) {
    boolean excluded =
        KubernetesObject.children(selector.path("matchExpressions"))
            .anyMatch(
                each ->
                    KubernetesObject.children(each.path("values"))
                        .anyMatch(
                            value ->
                                value.asString().equals(labels.get(each.path("key").asString()))));
    return selector.has("matchLabels")
        && !excluded
        && labels
            .entrySet()
            .containsAll(KubernetesObject.map(selector.path("matchLabels")).entrySet());
  }

  private static Set<String> makers(String values) {
    return pods(values).keySet();
  }

  /** The labels of pods, by the name of what makes them. */
  private static Map<String, Map<String, String>> pods(String values) {
    return Chart.objects(values).stream()
        .filter(KubernetesObject::hasPods)
        .collect(
            Collectors.toMap(
                KubernetesObject::name,
                each -> each.kind().equals("Pod") ? each.labels() : each.podLabels()));
  }
}
