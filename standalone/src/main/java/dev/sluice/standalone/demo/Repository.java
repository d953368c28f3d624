package dev.sluice.standalone.demo;

import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.demo.Stage.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The stored data as readers get it over REST. */
final class Repository {
  private static final String MOST = "1000";

  private final RestClient client;

  Repository(RestClient client) {
    this.client = client;
  }

  /** All rows of the entity types and associations in {@code names}, by name. */
  Map<String, List<JsonNode>> rows(Iterable<String> names) {
    Map<String, List<JsonNode>> rows = new HashMap<>();
    for (String name : names) {
      rows.put(
          name,
          name.indexOf('.') < 0
              ? all("/api/resources", "entityType", name)
              : all("/api/links", "association", name));
    }
    return rows;
  }

  /** What is not as it should be about one user. */
  static List<String> differences(Person person, List<JsonNode> users) {
    List<String> differences = new ArrayList<>();
    JsonNode row =
        users.stream()
            .filter(each -> each.path("key").asString("").equals(person.key()))
            .findFirst()
            .orElse(null);
    if (row == null) {
      return List.of("User " + person.key() + " is missing");
    }
    if (row.path("active").asBoolean() != person.active()) {
      differences.add("User " + person.key() + " is active: " + !person.active());
    }
    person
        .attributes()
        .forEach(
            (name, expected) -> {
              JsonNode attribute = row.path("attributes").path(name);
              boolean missing = attribute.isMissingNode() || attribute.isNull();
              boolean same =
                  expected == null ? missing : !missing && attribute.asString("").equals(expected);
              if (!same) {
                differences.add("User " + person.key() + " has another " + name + " than told");
              }
            });
    return differences;
  }

  private List<JsonNode> all(String path, String parameter, String name) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = client.get(path, Map.of(parameter, name, "limit", MOST, "after", after));
      page.path("items").forEach(all::add);
      after = page.path("next").asString("");
    } while (!after.isEmpty());
    return all;
  }
}
