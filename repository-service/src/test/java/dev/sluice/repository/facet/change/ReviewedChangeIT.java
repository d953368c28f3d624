package dev.sluice.repository.facet.change;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.filter.HandMadeInspection;
import dev.sluice.repository.filter.PlannedRun;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class ReviewedChangeIT {
  private static RunningServer server;
  private static PlannedRun run;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    run = PlannedRun.ofEveryKind(server);
    HandMadeInspection.of(server.database(), run.id());
    server.database().execute("UPDATE review_change SET marks = 3 WHERE key = 'q2'");
  }

  @Test
  void showsResourcesAndLinksWithWhatChanges() throws Exception {
    JSONAssert.assertEquals(
        """
        {"items":[
          {"n":3,"type":"Person","key":"p%","target":null,"operation":"delete",
           "before":{"name":"Cy","office":"Lyon"},"after":null,"beforeTarget":null,
           "changed":[],"marks":[],"state":"planned"},
          {"n":8,"type":"Person","key":"q2","target":null,"operation":"update",
           "before":{"name":"İpek","office":"Paris","mail":"i@x"},
           "after":{"name":"Ipek","office":"Paris","mail":"i@y"},"beforeTarget":null,
           "changed":["mail","name"],"marks":["rekeyed","last-link"],"state":"planned"},
          {"n":10,"type":"Group.members","key":"g1","target":"p1","operation":"insert",
           "before":null,"after":null,"beforeTarget":null,
           "changed":[],"marks":[],"state":"planned"}],
         "next":null}
        """,
        get("changes?f=" + kept("{\"key\":[\"p%\",\"q2\",\"g1\"],\"not.type\":[\"Group\"]}"))
            .body(),
        JSONCompareMode.STRICT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sort=n           | g1 g2 p% p%5 p1 p2 q1 q2 é g1>p1 g2>p% p1>q1
          sort=key         | g1 g1>p1 g2 g2>p% p% p%5 p1 p1>q1 p2 q1 q2 é
          sort=risk        | q2 g2 p% p%5 g2>p% p2 p1 g1 q1 p1>q1 é g1>p1
          op=delete        | g2 p% p%5 g2>p%
          """)
  void listsInTheOrderAskedForPageByPage(String query, String expected) {
    List<String> wanted = List.of(expected.split(" "));
    assertThat(paged(query, 1)).containsExactlyElementsOf(wanted);
    assertThat(paged(query, 5)).containsExactlyElementsOf(wanted);
    assertThat(lines(query)).containsExactlyElementsOf(wanted);
  }

  @Test
  void randomOrderIsTheSameForTheSameSeedAndWithinAnyFilter() {
    List<String> all = paged("sort=random&seed=417", 5);

    assertThat(all).hasSize(12).isNotEqualTo(paged("sort=n", 5));
    assertThat(paged("sort=random&seed=417", 2)).isEqualTo(all);
    assertThat(lines("sort=random&seed=417")).isEqualTo(all);
    assertThat(paged("sort=random&seed=418", 5)).isNotEqualTo(all).hasSameElementsAs(all);
    List<String> updates = paged("sort=random&seed=417&op=update", 5);
    assertThat(updates)
        .hasSize(5)
        .containsExactlyElementsOf(all.stream().filter(updates::contains).toList());
    assertThat(paged("sort=random&seed=-9223372036854775808", 1)).hasSize(12);
  }

  @Test
  void writesALineForEachChangeThatSpreadsheetsMayOpen() {
    assertThat(csv("op=update&type=Person").body().lines())
        .containsExactly(
            "n,type,operation,key,target,beforeTarget,changed,marks,state,heldSince,heldTimes,before.mail,after.mail,"
                + "before.name,after.name,before.office,after.office",
            "5,Person,update,p1,,,\"mail, office\",,planned,,,a@x,,Ada,Ada,Lyon,Paris",
            "7,Person,update,q1,,,mail,,planned,,,,e@x,Ed,Ed,Paris,Paris",
            "8,Person,update,q2,,,\"mail, name\",\"rekeyed,"
                + " last-link\",planned,,,i@x,i@y,İpek,Ipek,Paris,Paris");
  }

  @Test
  void showsOneChangeWithTheLinksThatGoWithIt() throws Exception {
    JSONAssert.assertEquals(
        """
        {"change":{"n":5,"key":"p1","changed":["mail","office"]},
         "links":[
           {"n":10,"association":"Group.members","owner":"g1","target":"p1","operation":"insert"},
           {"n":12,"association":"Person.manager","owner":"p1","target":"q1","operation":"update"}],
         "linkCount":2}
        """,
        get("changes/5").body(),
        JSONCompareMode.LENIENT);
    assertThat(json(get("changes/12")).get("links")).isEmpty();
    assertThat(get("changes/13").statusCode()).isEqualTo(404);
    assertThat(get("changes/0").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changes?sort=colour",
        "changes?seed=3",
        "changes?sort=random&seed=x",
        "changes?after=x",
        "changes?sort=key&after=eA",
        "changes?limit=1001",
        "changes/x"
      })
  void refusesWhatItDoesNotKnow(String path) {
    assertThat(get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void plainListOfChangesRefusesWhatItDoesNotFilterBy() {
    for (String parameter : List.of("op=delete", "col=mail", "not.kind.mail=filled", "f=x")) {
      HttpResponse<String> answer =
          server.get("viewer", "/api/synchronizations/" + run.id() + "/changes?" + parameter);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(json(answer).get("detail").asString()).contains("/review/changes");
    }
  }

  private static List<String> paged(String query, int limit) {
    List<String> paged = new ArrayList<>();
    String after = "";
    do {
      HttpResponse<String> answer = get("changes?" + query + "&limit=" + limit + after);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonNode page = json(answer);
      page.get("items")
          .forEach(
              each ->
                  paged.add(
                      each.get("key").asString()
                          + (each.get("target").isNull()
                              ? ""
                              : ">" + each.get("target").asString())));
      after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
    } while (!after.isEmpty());
    return paged;
  }

  private static List<String> lines(String query) {
    return csv(query)
        .body()
        .lines()
        .skip(1)
        .map(each -> each.split(",", -1))
        .map(each -> each[3] + (each[4].isEmpty() ? "" : ">" + each[4]))
        .toList();
  }

  private static String kept(String terms) {
    return json(server.post(
            "viewer", "/api/synchronizations/" + run.id() + "/review/filters", terms))
        .get("id")
        .asString();
  }

  private static HttpResponse<String> csv(String query) {
    return server.send(
        server
            .request("viewer", "/api/synchronizations/" + run.id() + "/review/changes?" + query)
            .header("Accept", "text/csv")
            .GET());
  }

  private static HttpResponse<String> get(String path) {
    return server.get("viewer", "/api/synchronizations/" + run.id() + "/review/" + path);
  }
}
