package dev.sluice.repository.connector.difference;

import dev.sluice.contract.definition.ConnectorDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares definitions with all defaults filled in, so that only real differences count, not
 * comments or the order of keys.
 */
public final class Differences {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Differences() {}

  /** What the later definition says differently from the earlier one, by key. */
  public static List<Difference> between(ConnectorDefinition earlier, ConnectorDefinition later) {
    Map<String, String> before = values(earlier);
    Map<String, String> after = values(later);
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String key : keys) {
      if (!Objects.equals(before.get(key), after.get(key))) {
        differences.add(new Difference(key, shown(key, before), shown(key, after)));
      }
    }
    return differences;
  }

  private static @Nullable String shown(String key, Map<String, String> values) {
    String value = values.get(key);
    return value != null && key.startsWith("notifications.webhooks")
        ? WebhookAddresses.withoutPaths(value)
        : value;
  }

  private static Map<String, String> values(ConnectorDefinition definition) {
    Map<String, String> values = new TreeMap<>();
    collect("", JSON.valueToTree(definition), values);
    return values;
  }

  private static void collect(String key, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(each -> collect(beneath(key, each.getKey()), each.getValue(), values));
    } else if (node.isArray() && named(node)) {
      node.forEach(each -> collect(beneath(key, each.get("name").asString()), each, values));
    } else if (node.isArray() && node.valueStream().allMatch(JsonNode::isValueNode)) {
      if (!node.isEmpty()) {
        values.put(
            key, node.valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")));
      }
    } else if (node.isArray()) {
      for (int place = 0; place < node.size(); place++) {
        collect(key + "[" + place + "]", node.get(place), values);
      }
    } else if (node.isNumber()) {
      // A limit of 5 is not to read as 5.0.
      values.put(key, node.decimalValue().stripTrailingZeros().toPlainString());
    } else if (!node.isNull()) {
      values.put(key, node.asString());
    }
  }

  private static boolean named(JsonNode list) {
    return !list.isEmpty() && list.valueStream().allMatch(each -> each.path("name").isString());
  }

  private static String beneath(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }
}
