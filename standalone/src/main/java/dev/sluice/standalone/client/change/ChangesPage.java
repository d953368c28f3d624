package dev.sluice.standalone.client.change;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.run.Synchronizations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A page of a run's changes: resources first, then links. A cursor contains the list that it
 * belongs to, since the two lists are one on the screen but separate on the server.
 *
 * @param next the cursor of the following page; empty after the last
 */
record ChangesPage(List<JsonNode> resources, List<JsonNode> links, String next) {
  static final ChangesPage NONE = new ChangesPage(List.of(), List.of(), "");

  private static final String LINKS = "links:";

  /**
   * Which changes are meant; an empty text stands for no filter.
   *
   * @param entityType leaves links out
   * @param association leaves resources out
   */
  record Filter(String entityType, String association, String operation, String key) {
    boolean wantsResources() {
      return association.isEmpty();
    }

    boolean wantsLinks() {
      return entityType.isEmpty();
    }
  }

  static ChangesPage read(
      Synchronizations runs, String id, Filter filter, int limit, String after) {
    List<JsonNode> resources = new ArrayList<>();
    if (filter.wantsResources() && !after.startsWith(LINKS)) {
      JsonNode page = runs.changes(id, "changes", resourceParameters(filter, limit, after));
      resources.addAll(page.path("items").valueStream().toList());
      if (!Json.next(page).isEmpty()) {
        return new ChangesPage(resources, List.of(), Json.next(page));
      }
      if (resources.size() >= limit) {
        return new ChangesPage(resources, List.of(), filter.wantsLinks() ? LINKS : "");
      }
    }
    List<JsonNode> links = new ArrayList<>();
    String next = "";
    if (filter.wantsLinks()) {
      String cursor = after.startsWith(LINKS) ? after.substring(LINKS.length()) : "";
      JsonNode page =
          runs.changes(
              id, "link-changes", linkParameters(filter, limit - resources.size(), cursor));
      links.addAll(page.path("items").valueStream().toList());
      next = Json.next(page).isEmpty() ? "" : LINKS + Json.next(page);
    }
    return new ChangesPage(resources, links, next);
  }

  boolean isEmpty() {
    return resources.isEmpty() && links.isEmpty();
  }

  private static Map<String, String> resourceParameters(Filter filter, int limit, String after) {
    Map<String, String> parameters = parameters(filter, limit, after);
    parameters.put("entityType", filter.entityType());
    return parameters;
  }

  private static Map<String, String> linkParameters(Filter filter, int limit, String after) {
    Map<String, String> parameters = parameters(filter, limit, after);
    parameters.put("association", filter.association());
    return parameters;
  }

  private static Map<String, String> parameters(Filter filter, int limit, String after) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("operation", filter.operation());
    parameters.put("key", filter.key());
    parameters.put("limit", Integer.toString(limit));
    parameters.put("after", after);
    return parameters;
  }
}
