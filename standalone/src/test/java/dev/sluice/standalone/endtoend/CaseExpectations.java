package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is right after a step:
 *
 * <ul>
 *   <li>{@code status} of the run, COMPLETED where nothing else is said, and {@code failure}: the
 *       type, and words of the message
 *   <li>{@code breaches}: the limits that it exceeds, all of them; {@code warnings} in the same way
 *   <li>{@code counts}: counters by entity type or association, those that are named
 *   <li>{@code rejects}: by source or target, how many rows were rejected for each code
 *   <li>{@code resources}: by entity type, the attributes of each key; all there are, and all of
 *       them active but those under {@code off}
 *   <li>{@code keys}: by entity type, all keys, where attributes do not matter
 *   <li>{@code links}: by association, all pairs of owner and target ({@code g > u1})
 *   <li>{@code pending}: by connector, all links that wait for an end ({@code Group.members g >
 *       u9})
 * </ul>
 */
final class CaseExpectations {
  private static final JsonMapper JSON = new JsonMapper();

  private final ServerProcess server;
  private final String step;
  private final JsonNode run;

  CaseExpectations(ServerProcess server, String step, JsonNode run) {
    this.server = server;
    this.step = step;
    this.run = run;
  }

  void hold(Fields expected) throws Exception {
    expected.mayHave(
        Set.of(
            "status",
            "failure",
            "breaches",
            "warnings",
            "counts",
            "rejects",
            "resources",
            "off",
            "keys",
            "links",
            "pending"));
    if (!run.isNull()) {
      assertThat(run.path("status").asString())
          .as("%s: status of %s", step, run)
          .isEqualTo(expected.text("status", expected.has("failure") ? "FAILED" : "COMPLETED"));
    }
    for (String words : expected.texts("failure")) {
      assertThat(run.path("failure").toString()).as("%s: failure", step).contains(words);
    }
    for (String kind : List.of("breaches", "warnings")) {
      if (expected.has(kind)) {
        Set<String> found = new TreeSet<>();
        run.path(kind).forEach(each -> found.add(each.get("threshold").asString()));
        assertThat(found)
            .as("%s: %s of %s", step, kind, run)
            .containsExactlyInAnyOrderElementsOf(expected.texts(kind));
      }
    }
    expected.map("counts").forEach(this::counts);
    for (Map.Entry<String, Object> each : expected.map("rejects").entrySet()) {
      assertThat(rejects(each.getKey()))
          .as("%s: rejects of %s", step, each.getKey())
          .isEqualTo(new TreeMap<>(Fields.of(each.getValue()).values()));
    }
    for (Map.Entry<String, Object> each : expected.map("resources").entrySet()) {
      resources(each.getKey(), Fields.of(each.getValue()), off(expected, each.getKey()));
    }
    for (Map.Entry<String, Object> each : expected.map("keys").entrySet()) {
      keys(each.getKey(), texts(each.getValue()), off(expected, each.getKey()));
    }
    for (Map.Entry<String, Object> each : expected.map("links").entrySet()) {
      String association = each.getKey();
      assertThat(all("/api/links?association=" + association).map(CaseExpectations::pair))
          .as("%s: %s", step, association)
          .containsExactlyInAnyOrderElementsOf(texts(each.getValue()));
    }
    for (Map.Entry<String, Object> each : expected.map("pending").entrySet()) {
      assertThat(
              all("/api/links/pending?connector=" + each.getKey())
                  .map(link -> link.get("association").asString() + " " + pending(link)))
          .as("%s: pending links of %s", step, each.getKey())
          .containsExactlyInAnyOrderElementsOf(texts(each.getValue()));
    }
  }

  private void counts(String target, Object counters) {
    JsonNode found = run.path(target.contains(".") ? "links" : "resources").path(target);
    Fields.of(counters)
        .values()
        .forEach(
            (counter, count) ->
                assertThat(found.path(counter).asInt(-1))
                    .as("%s: %s %s in %s", step, target, counter, found)
                    .isEqualTo(count));
  }

  private Map<String, Object> rejects(String name) throws Exception {
    String path = "/api/synchronizations/%s/rejects".formatted(run.get("id").asString());
    Map<String, Object> codes = new TreeMap<>();
    for (JsonNode group : JSON.readTree(server.send(server.request(path)).body()).get("items")) {
      boolean meant =
          group.get("source").asString().equals(name)
              || group.get("target").asString().equals(name);
      if (meant) {
        int rows = group.get("rows").asInt();
        codes.merge(group.get("code").asString(), rows, (one, more) -> (int) one + (int) more);
      }
    }
    return codes;
  }

  private void resources(String type, Fields expected, Set<String> off) throws Exception {
    Map<String, JsonNode> wanted = new TreeMap<>();
    expected.values().forEach((key, value) -> wanted.put(key, JSON.valueToTree(value)));
    Map<String, JsonNode> found = new TreeMap<>();
    Set<String> foundOff = new TreeSet<>();
    all("/api/resources?entityType=" + type)
        .forEach(
            each -> {
              found.put(each.get("key").asString(), each.get("attributes"));
              if (!each.get("active").booleanValue()) {
                foundOff.add(each.get("key").asString());
              }
            });
    assertThat(found).as("%s: %s", step, type).isEqualTo(wanted);
    assertThat(foundOff).as("%s: %s that are off", step, type).isEqualTo(off);
  }

  private void keys(String type, List<String> expected, Set<String> off) throws Exception {
    List<JsonNode> found = all("/api/resources?entityType=" + type).toList();
    assertThat(found.stream().map(each -> each.get("key").asString()))
        .as("%s: %s", step, type)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(
            found.stream()
                .filter(each -> !each.get("active").booleanValue())
                .map(each -> each.get("key").asString())
                .collect(Collectors.toSet()))
        .as("%s: %s that are off", step, type)
        .isEqualTo(off);
  }

  private static Set<String> off(Fields expected, String type) {
    return new TreeSet<>(Fields.of(expected.map("off")).texts(type));
  }

  private Stream<JsonNode> all(String list) throws Exception {
    JsonNode page = server.get(list + "&limit=1000");
    assertThat(page.has("items")).as("%s: %s", list, page).isTrue();
    assertThat(page.path("next").isNull() || page.path("next").isMissingNode())
        .as("a case has few rows")
        .isTrue();
    return page.get("items").valueStream();
  }

  private static String pair(JsonNode link) {
    return link.get("ownerKey").asString() + " > " + link.get("targetKey").asString();
  }

  private static String pending(JsonNode link) {
    return link.get("owner").asString() + " > " + link.get("target").asString();
  }

  private static List<String> texts(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(CaseExpectations::text).toList()
        : ranges(String.valueOf(value));
  }

  private static String text(Object value) {
    return String.valueOf(value);
  }

  /** {@code u{n} 1..5} for u1 to u5. */
  private static List<String> ranges(String words) {
    String[] parts = words.split(" (?=\\d+\\.\\.\\d+$)");
    String[] ends = parts[1].split("\\.\\.");
    return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]))
        .mapToObj(n -> parts[0].replace("{n}", Integer.toString(n)))
        .toList();
  }
}
