package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which values the chart takes, and what it says to others. */
@RequiresPrograms("helm")
class ValuesIT {
  static final List<String> VALUES = Chart.VALUES;
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir private Path folder;

  /**
   * Values that are refused.
   *
   * @param values laid over the least that is taken; a null takes something away
   * @param says what is in the message
   */
  record Refused(String what, JsonNode values, String says) {
    @Override
    public String toString() {
      return what;
    }
  }

  @ParameterizedTest
  @FieldSource("VALUES")
  void passesTheLint(String values) {
    Programs.Result lint =
        Programs.run(
            "helm",
            List.of(
                "lint",
                Chart.FOLDER.toString(),
                "--strict",
                "--kube-version",
                "1.34.0",
                "-f",
                Chart.values(values).toString()));

    assertThat(lint.exitCode()).as(lint.output() + lint.errors()).isZero();
  }

  @ParameterizedTest
  @MethodSource
  void refuses(Refused refused) throws IOException {
    Path values = folder.resolve("values.yaml");
    ObjectNode all = (ObjectNode) YAML.readTree(Chart.values("least"));
    lay(refused.values(), all);
    Files.writeString(values, YAML.writeValueAsString(all));

    Programs.Result rendered = Chart.render(values);

    assertThat(rendered.exitCode()).as(rendered.output()).isNotZero();
    assertThat(rendered.errors()).contains(refused.says());
  }

  /** As helm does it with a later file: what is null goes. */
  private static void lay(JsonNode values, ObjectNode over) {
    values
        .properties()
        .forEach(
            each -> {
              if (each.getValue().isNull()) {
                over.remove(each.getKey());
              } else if (each.getValue().isObject() && over.path(each.getKey()).isObject()) {
                lay(each.getValue(), (ObjectNode) over.get(each.getKey()));
              } else {
                over.set(each.getKey(), each.getValue());
              }
            });
  }

  static Stream<Refused> refuses() throws IOException {
    JsonNode cases = YAML.readTree(Path.of("src/test/resources/refused-values.yaml"));
    return KubernetesObject.children(cases)
        .map(
            each ->
                new Refused(
                    each.path("what").asString(),
                    each.path("values"),
                    each.path("says").asString()));
  }

  /** A misspelt value would otherwise be without effect, and a secret might are in a value. */
  @Test
  void leavesNoObjectOpen() throws IOException {
    JsonNode schema = YAML.readTree(Chart.FOLDER.resolve("values.schema.json"));

    Map<String, JsonNode> open = new TreeMap<>();
    collectOpen("", schema, open);

    // What Kubernetes itself defines and checks.
    assertThat(open.keySet())
        .containsExactlyInAnyOrder(
            "/$defs/peers/items/properties/ipBlock",
            "/$defs/peers/items/properties/namespaceSelector",
            "/$defs/peers/items/properties/podSelector",
            "/$defs/ways/items/properties/ports/items");
  }

  private static void collectOpen(String path, JsonNode node, Map<String, JsonNode> open) {
    if (node.path("type").asString("").equals("object") && !node.has("additionalProperties")) {
      open.put(path, node);
    }
    node.properties()
        .forEach(each -> collectOpen(path + "/" + each.getKey(), each.getValue(), open));
  }

  /** Each value stands in values.yaml, with its default or without, and the schema knows it. */
  @Test
  void isDocumentedWhole() throws IOException {
    JsonNode values = YAML.readTree(Chart.FOLDER.resolve("values.yaml"));
    JsonNode schema = YAML.readTree(Chart.FOLDER.resolve("values.schema.json"));

    assertThat(undocumented("", schema, schema, values)).isEmpty();
  }

  private static List<String> undocumented(
      String path, JsonNode root, JsonNode schema, JsonNode values) {
    JsonNode known =
        schema.has("$ref") ? root.at(schema.path("$ref").asString().substring(1)) : schema;
    return known.path("properties").properties().stream()
        .filter(each -> !List.of("/global").contains(path + "/" + each.getKey()))
        .filter(each -> !path.endsWith("/requests") && !path.endsWith("/limits"))
        .flatMap(
            each ->
                values.has(each.getKey())
                    ? undocumented(
                        path + "/" + each.getKey(),
                        root,
                        each.getValue(),
                        values.path(each.getKey()))
                        .stream()
                    : Stream.of(path + "/" + each.getKey()))
        .toList();
  }
}
