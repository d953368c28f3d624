package dev.sluice.repository.decide;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.REVIEW_RULE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static dev.sluice.repository.jooq.Tables.WITHHELD_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.run.Status;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.filter.HandMadeInspection;
import dev.sluice.repository.filter.PlannedRun;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What rules say of changes, requested by filters and facets. */
@ExtendWith(SharedServers.Extension.class)
class RuleFacetsIT {
  private static RunningServer server;
  private static PlannedRun run;
  private static int inspection;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    run = PlannedRun.ofEveryKind(server);
    inspection = HandMadeInspection.of(server.database(), run.id());
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, Status.AWAITING_REVIEW.name())
        .where(SYNCHRONIZATION.ID.eq(run.id()))
        .execute();
  }

  @AfterEach
  void forget() {
    server.database().deleteFrom(REVIEW_RULE).execute();
    server.database().update(INSPECTION).set(INSPECTION.LAST_RULE, 0).execute();
    server.database().deleteFrom(WITHHELD_CHANGE).execute();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hold {"op":["delete"]}                                | open 8, hold 4 | 1: 4 of 4
          hold {"op":["delete"]}; apply {"key":["g2"]}          | open 8, apply 2, hold 2 | 1: 2 of 4, 2: 2 of 2
          reject {"op":["delete"]}; hold {}                     | hold 12 | 1: 0 of 4, 2: 12 of 12
          hold {} mail                                          | open 11, hold 3 | 1: 3 of 3
          hold {} mail; apply {} mail                           | open 11, apply 3 | 1: 0 of 3, 2: 3 of 3
          hold {} mail; reject {"op":["update"]}                | open 7, reject 5 | 1: 0 of 3, 2: 5 of 5
          reject {"op":["update"]}; apply {} mail name office   | open 7, apply 4, reject 1 | 1: 1 of 5, 2: 4 of 4
          reject {"op":["update"]}; apply {"key":["p1"]} office | open 7, apply 1, reject 5 | 1: 5 of 5, 2: 1 of 1
          """)
  void rulesAreCountedAsLaterOnesLeaveThem(String rules, String said, String reach) {
    for (String rule : rules.split("; ")) {
      make(rule);
    }

    assertThat(facet("d")).isEqualTo(said);
    JsonNode list = json(get("rules"));
    assertThat(
            list.get("items")
                .valueStream()
                .map(
                    each ->
                        "%d: %d of %d"
                            .formatted(
                                each.get("rule").asInt(),
                                each.get("decides").asInt(),
                                each.get("reaches").asInt())))
        .containsExactly(reach.split(", "));
    everyNumberEqualsItsChanges();
  }

  /** Rules at random, against whoever asks each change and property one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void saysWhatWhoeverGoesThroughTheRulesFinds(long seed) {
    Random random = new Random(seed);
    List<String> filters =
        List.of(
            "{}",
            "{\"op\":[\"update\"]}",
            "{\"op\":[\"delete\",\"insert\"]}",
            "{\"key\":[\"p1\",\"q2\"]}",
            "{\"seg.office\":[\"Lyon\"]}",
            "{\"not.col\":[\"mail\"]}",
            "{\"from.office\":[\"Lyon\"]}");
    List<String> fields = List.of("", "", " mail", " office", " mail office", " name");
    List<String> actions = List.of("hold", "reject", "apply");
    for (int each = 0; each < 1 + random.nextInt(9); each++) {
      make(
          actions.get(random.nextInt(3))
              + " "
              + filters.get(random.nextInt(filters.size()))
              + fields.get(random.nextInt(fields.size())));
    }
    if (random.nextBoolean()) {
      holdSinceEarlier();
    }

    JsonNode rules = json(get("rules")).get("items");
    Map<Integer, TreeSet<String>> expected = new TreeMap<>();
    for (JsonNode change : json(get("changes")).get("items")) {
      expected.put(change.get("n").asInt(), said(change, rules));
    }

    Map<Integer, TreeSet<String>> found = new TreeMap<>();
    for (String label : List.of("open", "apply", "hold", "reject")) {
      for (int n : listed("d=" + label)) {
        found.computeIfAbsent(n, none -> new TreeSet<>()).add(label);
      }
    }
    assertThat(found).isEqualTo(expected);
    everyNumberEqualsItsChanges();
  }

  @Test
  void whatIsHeldSinceEarlierIsHeldAndSaysSinceWhen() {
    holdSinceEarlier();

    assertThat(facet("d")).isEqualTo("open 11, hold 2");
    JsonNode held = json(get("changes?d=hold")).get("items");
    assertThat(held.valueStream().map(each -> each.get("key").asString()))
        .containsExactly("p%", "p1");
    assertThat(held.at("/0/held/times").asInt()).isEqualTo(3);
    assertThat(held.at("/0/held/by").asString()).isEqualTo("rita");
    assertThat(held.at("/0/held/comment").asString()).isEqualTo("wait");
    assertThat(held.at("/0/held/since").asString()).startsWith("2026-11-01T08:00:00");
    assertThat(json(get("changes?d=hold&op=delete")).get("items")).hasSize(1);
    // What the source says otherwise now is another change.
    JsonNode others = json(get("changes?not.d=hold")).get("items");
    assertThat(others.valueStream()).noneMatch(each -> each.has("held"));

    JsonNode plain = json(server.get("viewer", "/api/synchronizations/" + run.id() + "/changes"));
    assertThat(
            plain
                .get("items")
                .valueStream()
                .filter(each -> each.has("held"))
                .map(each -> each.get("key").asString()))
        .containsExactly("p%", "p1");
    JsonNode links =
        json(server.get("viewer", "/api/synchronizations/" + run.id() + "/link-changes"));
    assertThat(links.get("items").valueStream()).noneMatch(each -> each.has("held"));

    make("apply {}");
    assertThat(facet("d")).isEqualTo("apply 12");
  }

  @Test
  void whatFollowsIsListedAndCounted() {
    // Who made the inspection by hand has no digest, without which nothing can be decided.
    server.database().update(INSPECTION).set(INSPECTION.DIGEST, "d").execute();
    try {
      assertThat(facet("d")).isEqualTo("open 12");
      make("hold {\"key\":[\"p%\"]}");

      assertThat(facet("d")).isEqualTo("open 11, hold 1, follow 1");
      assertThat(json(get("facets/d")).get("items")).hasSize(3);
      JsonNode follow = json(get("changes?d=follow")).get("items");
      assertThat(follow).hasSize(1);
      assertThat(follow.at("/0/key").asString()).isEqualTo("g2");
      assertThat(follow.at("/0/target").asString()).isEqualTo("p%");
      assertThat(listed("not.d=follow")).hasSize(11);
      assertThat(listed("d=follow&d=hold")).hasSize(2);
      assertThat(listed("d=follow&op=insert")).isEmpty();
      assertThat(listed("f=" + kept("{\"d\":[\"follow\"],\"key\":[\"g2\"]}"))).hasSize(1);
      assertThat(json(get("samples?d=follow")).get("changes").asInt()).isEqualTo(1);
      everyNumberEqualsItsChanges();

      make("apply {\"key\":[\"p%\"]}");
      assertThat(listed("d=follow")).isEmpty();
      assertThat(facet("d")).isEqualTo("open 11, apply 1");
    } finally {
      server.database().update(INSPECTION).setNull(INSPECTION.DIGEST).execute();
    }
  }

  private static String kept(String filter) {
    return json(server.post(
            "viewer", "/api/synchronizations/" + run.id() + "/review/filters", filter))
        .get("id")
        .asString();
  }

  /** A delete, the mail of an update, and an update that brings another value than then. */
  private static void holdSinceEarlier() {
    withhold("p%", "", "delete", "change_fingerprint(NULL, NULL, NULL)");
    withhold("p1", "mail", "update", "change_fingerprint(NULL, NULL, NULL)");
    withhold("q2", "mail", "update", "change_fingerprint(NULL, NULL, '\"i@z\"')");
  }

  private static void withhold(String key, String property, String operation, String print) {
    server
        .database()
        .execute(
            "INSERT INTO withheld_change (connector, target, key, property, action, operation,"
                + " fingerprint, run, last_run, decided_by, decided_at, comment, seen) VALUES"
                + " ('acme', 'Person', {0}, {1}, 'HOLD', {2}, "
                + print
                + ", {3}, {3}, 'rita', '2026-11-01T08:00:00Z', 'wait', 3)",
            val(key),
            val(property),
            val(operation),
            val(run.id()));
  }

  private static TreeSet<String> said(JsonNode change, JsonNode rules) {
    List<String> changed =
        change.get("changed").valueStream().map(JsonNode::asString).collect(Collectors.toList());
    TreeSet<String> named = new TreeSet<>();
    rules.forEach(each -> each.get("columns").forEach(name -> named.add(name.asString())));
    named.add("mail");
    TreeSet<String> said = new TreeSet<>();
    List<String> rest = changed.stream().filter(each -> !named.contains(each)).toList();
    if (changed.isEmpty() || !rest.isEmpty()) {
      said.add(said(change, null, rules));
    }
    changed.stream().filter(named::contains).forEach(each -> said.add(said(change, each, rules)));
    return said;
  }

  private static String said(JsonNode change, @Nullable String property, JsonNode rules) {
    String said = "open";
    if (change.has("held") && (property == null || property.equals("mail"))) {
      boolean whole = change.get("operation").asString().equals("delete");
      said = whole || property != null ? "hold" : "open";
    }
    for (JsonNode rule : rules) {
      boolean about =
          rule.get("columns").isNull()
              || (property != null
                  && rule.get("columns")
                      .valueStream()
                      .anyMatch(c -> c.asString().equals(property)));
      if (about && matches(change, rule)) {
        String action = rule.get("action").asString();
        said = action.equals("let-through") ? "apply" : action;
      }
    }
    return said;
  }

  /** By the rule's filter, posted again. */
  private static boolean matches(JsonNode change, JsonNode rule) {
    if (rule.get("filter").isEmpty()) {
      return true;
    }
    HttpResponse<String> kept =
        server.post(
            "viewer",
            "/api/synchronizations/" + run.id() + "/review/filters",
            rule.get("filter").toString());
    return listed("f=" + json(kept).get("id").asString()).contains(change.get("n").asInt());
  }

  private static void everyNumberEqualsItsChanges() {
    for (JsonNode facet : json(get("facets?facets=d,rule,op,seg.office&top=100")).get("facets")) {
      for (JsonNode value : facet.get("values")) {
        String filter = facet.get("name").asString() + "=" + value.get("value").asString();
        assertThat(listed(filter)).as(filter).hasSize(value.get("count").asInt());
        JsonNode narrowed = json(get("facets?facets=d,op&" + filter));
        assertThat(narrowed.get("total").asInt()).isEqualTo(value.get("count").asInt());
      }
    }
  }

  private static String facet(String name) {
    List<String> order = List.of("open", "apply", "hold", "reject", "follow");
    return json(get("facets?facets=" + name))
        .at("/facets/0/values")
        .valueStream()
        .map(each -> each.get("label").asString() + " " + each.get("count").asInt())
        .sorted(Comparator.comparing(each -> order.indexOf(each.split(" ")[0])))
        .collect(Collectors.joining(", "));
  }

  private static List<Integer> listed(String filter) {
    HttpResponse<String> answer = get("changes?" + filter);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<Integer> numbers = new ArrayList<>();
    json(answer).get("items").forEach(each -> numbers.add(each.get("n").asInt()));
    return numbers;
  }

  /** As in {@code hold {"op":["delete"]} mail}. */
  private static void make(String rule) {
    int end = rule.lastIndexOf('}') + 1;
    int begin = rule.indexOf('{');
    String action = rule.substring(0, begin).strip();
    String fields = rule.substring(end).strip();
    String columns =
        fields.isEmpty() ? "null" : "[\"" + String.join("\",\"", fields.split(" ")) + "\"]";
    HttpResponse<String> answer =
        server.post(
            "reviewer",
            "/api/synchronizations/" + run.id() + "/review/rules",
            "{\"action\":\"%s\",\"filter\":%s,\"columns\":%s}"
                .formatted(
                    action.equals("apply") ? "let-through" : action,
                    rule.substring(begin, end),
                    columns));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static HttpResponse<String> get(String path) {
    return server.get("viewer", "/api/synchronizations/" + run.id() + "/review/" + path);
  }
}
