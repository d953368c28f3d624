package dev.sluice.k8s;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An object as the chart writes it.
 *
 * @param text its YAML, letter by letter: a field that stands there twice is lost in the tree
 */
record KubernetesObject(String text, JsonNode tree) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern BORDER = Pattern.compile("(?m)^---.*$");

  /** The objects of a text with borders between them. */
  static List<KubernetesObject> all(String text) {
    return Arrays.stream(BORDER.split(text))
        .map(each -> new KubernetesObject(each, YAML.readTree(each)))
        .filter(each -> each.tree.isObject())
        .toList();
  }

  String kind() {
    return text("/kind");
  }

  String name() {
    return text("/metadata/name");
  }

  /** The text at a JSON pointer, empty if there is none. */
  String text(String pointer) {
    return tree.at(pointer).asString("");
  }

  Map<String, String> labels() {
    return map(tree.at("/metadata/labels"));
  }

  boolean isHook() {
    return !text("/metadata/annotations/helm.sh~1hook").isEmpty();
  }

  /** The template of the pods that it makes, or itself; a missing node for all others. */
  JsonNode pod() {
    return kind().equals("Pod") ? tree : tree.at("/spec/template");
  }

  boolean hasPods() {
    return pod().has("spec");
  }

  Map<String, String> podLabels() {
    return map(pod().at("/metadata/labels"));
  }

  /** Its containers, those that run first included. */
  Stream<JsonNode> containers() {
    JsonNode spec = pod().path("spec");
    return Stream.concat(children(spec.path("initContainers")), children(spec.path("containers")));
  }

  static Stream<JsonNode> children(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  static Map<String, String> map(JsonNode node) {
    Map<String, String> map = new TreeMap<>();
    node.properties().forEach(each -> map.put(each.getKey(), each.getValue().asString()));
    return map;
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
