package dev.sluice.repository.facet;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.filter.HandMadeInspection;
import dev.sluice.repository.filter.PlannedRun;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class FacetIT {
  private static RunningServer server;
  private static PlannedRun run;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    run = PlannedRun.ofEveryKind(server);
    HandMadeInspection.of(server.database(), run.id());
    server
        .database()
        .execute("UPDATE review_change SET marks = 3 WHERE operation = 1 AND target_key IS NULL");
    server
        .database()
        .execute(
            "UPDATE review_cube SET marks = 3 WHERE operation = 1 AND target IN"
                + " (SELECT target FROM review_target t WHERE t.inspection = review_cube.inspection"
                + " AND NOT association)");
  }

  /** Follows each number of the facets to the changes that it counts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "op=update",
        "op=delete&op=insert",
        "not.op=delete",
        "type=Person",
        "col=mail",
        "kind=changed&not.col=office",
        "kind.mail=emptied",
        "mark=rekeyed",
        "op=update&type=Person&col=office&col=name"
      })
  void everyNumberEqualsTheChangesThatItCounts(String filter) {
    JsonNode facets = json(get("facets?" + filter));
    assertThat(facets.get("total").asInt()).isEqualTo(listed(filter)).isEqualTo(lines(filter));
    int followed = 0;
    for (JsonNode facet : facets.get("facets")) {
      String name = facet.get("name").asString();
      String others =
          Arrays.stream(filter.split("&"))
              .filter(each -> !each.startsWith(name + "=") && !each.startsWith("not." + name + "="))
              .collect(Collectors.joining("&"));
      for (JsonNode value : facet.get("values")) {
        String narrowed = others + "&" + name + "=" + encoded(value.get("value").asString());
        assertThat(listed(narrowed))
            .as(narrowed)
            .isEqualTo(value.get("count").asInt())
            .isPositive();
        assertThat(lines(narrowed)).as(narrowed).isEqualTo(value.get("count").asInt());
        followed++;
      }
    }
    assertThat(followed).isPositive();
  }

  /** The cube does not know keys, and without nobody all changes are left. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "op=update",
        "not.col=mail",
        "type=Person&kind=changed",
        "facets=kind.mail,mark"
      })
  void countsTheSameWhereEachChangeHasToBeLookedAt(String filter) {
    String kept =
        json(server.post(
                "viewer",
                "/api/synchronizations/" + run.id() + "/review/filters",
                "{\"not.key\":[\"nobody\"]}"))
            .get("id")
            .asString();

    assertThat(json(get("facets?" + filter + "&f=" + kept)))
        .isEqualTo(json(get("facets?" + filter)));
  }

  /** What is left out is taken off what the cube counts; what is named is looked at. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "op=delete",
        "type=Person&col=mail",
        "not.seg.office=1.1",
        "facets=kind.mail,mark,op"
      })
  void countsWhatIsLeftWithoutSomeAsTheOthersAreCounted(String filter) {
    String without = kept("{\"not.key\":[\"p1\",\"g2\"]}");
    String others = kept("{\"key\":[\"g1\",\"p2\",\"p%\",\"p%5\",\"q1\",\"q2\",\"é\"]}");

    JsonNode left = json(get("facets?" + filter + "&f=" + without));

    assertThat(left).isEqualTo(json(get("facets?" + filter + "&f=" + others)));
    assertThat(left).isNotEqualTo(json(get("facets?" + filter)));
  }

  private static String kept(String filter) {
    return json(server.post(
            "viewer", "/api/synchronizations/" + run.id() + "/review/filters", filter))
        .get("id")
        .asString();
  }

  @Test
  void countsEachFacetWithoutItsOwnTerms() {
    JsonNode facets = json(get("facets?op=delete&facets=op,type,seg.office"));

    assertThat(facets.get("total").asInt()).isEqualTo(4);
    assertThat(values(facets, "op"))
        .containsExactly("update 5", "delete 4", "insert 2", "deactivate 1");
    assertThat(values(facets, "type")).containsExactly("Person 2", "Group 1", "Group.members 1");
    assertThat(values(facets, "seg.office")).containsExactly("Lyon 4");
  }

  @Test
  void countsLinksWithTheirOwnersButOnlyResourcesAsLost() {
    JsonNode lyon = json(get("facets?op=delete&facets=seg.office")).at("/facets/0/values/0");

    // Three resources, and the link of one of them.
    assertThat(lyon.get("count").asInt()).isEqualTo(4);
    assertThat(lyon.get("lost").asInt()).isEqualTo(3);
    assertThat(lyon.get("held").asInt()).isEqualTo(20);
    JsonNode links = json(get("facets?type=Group.members&facets=seg.office"));
    assertThat(values(links, "seg.office")).containsExactly(" 1", "Lyon 1");
  }

  @Test
  void saysWhatIsLostOfThoseThatWereHeld() {
    JsonNode lyon = json(get("facets?type=Person&facets=seg.office")).at("/facets/0/values/0");

    assertThat(lyon.get("label").asString()).isEqualTo("Lyon");
    assertThat(lyon.get("count").asInt()).isEqualTo(4);
    // The sum over both types that have the office.
    assertThat(lyon.get("held").asInt()).isEqualTo(20);
    assertThat(lyon.get("lost").asInt()).isEqualTo(2);
    assertThat(lyon.get("lostShare").asDouble()).isEqualTo(0.1);
  }

  @Test
  void showsTheMostFrequentValuesAndPagesThroughAll() {
    JsonNode facet = json(get("facets?facets=op&top=1")).at("/facets/0");
    assertThat(facet.get("values")).hasSize(1);
    assertThat(facet.get("more").asInt()).isEqualTo(3);

    List<String> paged = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = json(get("facets/op?limit=1" + after));
      page.get("items").forEach(each -> paged.add(each.get("value").asString()));
      after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
    } while (!after.isEmpty());
    assertThat(paged).containsExactly("update", "delete", "insert", "deactivate");
  }

  @Test
  void findsValuesOfASegmentByWhatTheyBeginWith() {
    HttpResponse<String> kept =
        server.post(
            "viewer",
            "/api/synchronizations/" + run.id() + "/review/filters",
            "{\"segPrefix.office\":[\"ly\"]}");

    JsonNode values = json(get("facets/seg.office?f=" + json(kept).get("id").asString()));

    assertThat(values.at("/items")).hasSize(1);
    assertThat(values.at("/items/0/label").asString()).isEqualTo("Lyon");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          facets?facets=colour    | facets: there are type, op, col, kind, seg.office, mark, rule, d, and kind.PROPERTY
          facets?facets=          | facets: there are type
          facets?top=0            | top: from 1 to 100
          facets?colour=red       | colour: not a filter for changes
          facets/seg.mail         | name: there are type
          facets/op?after=x       | after: send the `next` of the previous page
          facets/op?limit=0       | limit: from 1 to 1000
          facets?f=x              | no filter with this id
          """)
  void refusesWhatItDoesNotKnow(String path, String message) {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isBetween(400, 404);
    assertThat(json(answer).get("detail").asString()).contains(message);
  }

  private static List<String> values(JsonNode facets, String name) {
    List<String> values = new ArrayList<>();
    for (JsonNode facet : facets.get("facets")) {
      if (facet.get("name").asString().equals(name)) {
        facet
            .get("values")
            .forEach(
                each -> values.add(each.get("label").asString() + " " + each.get("count").asInt()));
      }
    }
    return values;
  }

  private static int listed(String filter) {
    HttpResponse<String> answer = get("changes?" + filter);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).get("items").size();
  }

  private static int lines(String filter) {
    HttpResponse<String> answer =
        server.send(
            server
                .request(
                    "viewer", "/api/synchronizations/" + run.id() + "/review/changes?" + filter)
                .header("Accept", "text/csv")
                .GET());
    return (int) answer.body().lines().count() - 1;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> get(String path) {
    return server.get("viewer", "/api/synchronizations/" + run.id() + "/review/" + path);
  }
}
