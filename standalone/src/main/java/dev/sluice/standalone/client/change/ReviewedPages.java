package dev.sluice.standalone.client.change;

import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.facet.FilterOptions;
import dev.sluice.standalone.client.run.Synchronizations;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The changes of an inspected plan that match a filter; each page has their total number. */
record ReviewedPages(Synchronizations runs, String run, Map<String, String> filter) {
  ReviewedPages(Synchronizations runs, String run, FilterOptions filter) {
    this(runs, run, filter.parameters(runs, run));
  }

  /** The page of this number from a cursor on; it has no items if there is none. */
  JsonNode page(String sort, int limit, int number, String after) {
    JsonNode page = read(Map.of("sort", sort, "limit", Integer.toString(limit), "after", after));
    for (int turned = 1; turned < number; turned++) {
      if (Json.next(page).isEmpty()) {
        return total(Json.object().putNull("next").set("items", Json.MAPPER.createArrayNode()));
      }
      page = read(Map.of("sort", sort, "limit", Integer.toString(limit), "after", Json.next(page)));
    }
    return total(page);
  }

  /** So many of them, picked at random. */
  JsonNode sample(int size, long seed) {
    return total(
        read(
            Map.of(
                "sort", "random", "seed", Long.toString(seed), "limit", Integer.toString(size))));
  }

  private JsonNode read(Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(filter);
    all.putAll(parameters);
    return runs.review(run, "changes", all);
  }

  private JsonNode total(JsonNode page) {
    Map<String, String> parameters = new TreeMap<>(filter);
    parameters.put("facets", "op");
    parameters.put("top", "1");
    long total = runs.review(run, "facets", parameters).path("total").asLong();
    return page.asObject().put("total", total);
  }
}
