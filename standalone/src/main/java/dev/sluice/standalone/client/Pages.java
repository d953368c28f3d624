package dev.sluice.standalone.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads all pages of a short list. */
public final class Pages {
  private Pages() {}

  /** All items of a list, in its order. */
  public static List<JsonNode> all(RestClient client, String path) {
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
