package dev.sluice.standalone.client.access;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Short lists, read to their end. */
final class Pages {
  private Pages() {}

  static List<JsonNode> all(RestClient client, String path) {
    List<JsonNode> items = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = client.get(path, Map.of("limit", "1000", "after", after));
      page.path("items").valueStream().forEach(items::add);
      after = Json.next(page);
    } while (!after.isEmpty());
    return items;
  }
}
