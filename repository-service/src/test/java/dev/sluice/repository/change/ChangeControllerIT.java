package dev.sluice.repository.change;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.PENDING_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK_CHANGE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.JSON;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class ChangeControllerIT {
  private static RunningServer server;
  private static UUID id;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    change("Group", "g_1", "insert", null, null, "{\"id\":\"g_1\",\"size\":12.50}", true);
    change("Person", "p1", "update", "{\"name\":\"Ada\"}", true, "{\"name\":\"=Ada\"}", true);
    change("Person", "p2", "deactivate", "{\"name\":\"Bert\"}", true, "{\"name\":\"Bert\"}", false);
    change("Person", "q3", "delete", "{\"name\":\"Cy\"}", true, null, null);
    link("Group.members", "g_1", "p1", "insert", null);
    link("Person.manager", "p1", "p2", "update", "q3");
  }

  @Test
  void whatACompletedRunPlannedReadsAsApplied() {
    UUID run = server.start("{\"connector\":\"acme\",\"mode\":\"initial\"}");
    var database = server.database();
    for (String[] each : List.of(new String[] {"1", "planned"}, new String[] {"2", "conflict"})) {
      database
          .insertInto(RESOURCE_CHANGE)
          .set(RESOURCE_CHANGE.SYNCHRONIZATION_ID, run)
          .set(RESOURCE_CHANGE.ENTITY_TYPE, "Person")
          .set(RESOURCE_CHANGE.KEY, each[0])
          .set(RESOURCE_CHANGE.OPERATION, "insert")
          .set(RESOURCE_CHANGE.RESOURCE_ID, 1L)
          .set(RESOURCE_CHANGE.STATE, each[1])
          .execute();
      database
          .insertInto(RESOURCE_LINK_CHANGE)
          .set(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID, run)
          .set(RESOURCE_LINK_CHANGE.ASSOCIATION, "Person.manager")
          .set(RESOURCE_LINK_CHANGE.OWNER_KEY, each[0])
          .set(RESOURCE_LINK_CHANGE.TARGET_KEY, "9")
          .set(RESOURCE_LINK_CHANGE.OPERATION, "insert")
          .set(RESOURCE_LINK_CHANGE.OWNER_ID, 1L)
          .set(RESOURCE_LINK_CHANGE.TARGET_ID, 9L)
          .set(RESOURCE_LINK_CHANGE.STATE, each[1])
          .execute();
    }
    database
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, "COMPLETED")
        .where(SYNCHRONIZATION.ID.eq(run))
        .execute();

    for (String list : List.of("changes", "link-changes")) {
      JsonNode items =
          json(server.get("viewer", "/api/synchronizations/" + run + "/" + list)).at("/items");
      assertThat(items.findValuesAsString("state")).containsExactly("applied", "conflict");
    }
  }

  @Test
  void showsChangesBeforeAndAfter() throws Exception {
    JSONAssert.assertEquals(
        """
        {"items":[
          {"entityType":"Group","key":"g_1","operation":"insert","state":"planned",
           "before":null,"after":{"id":"g_1","size":12.50}},
          {"entityType":"Person","key":"p1","operation":"update","state":"planned",
           "before":{"name":"Ada"},"after":{"name":"=Ada"}},
          {"entityType":"Person","key":"p2","operation":"deactivate","state":"planned",
           "before":{"name":"Bert","active":true},"after":{"name":"Bert","active":false}},
          {"entityType":"Person","key":"q3","operation":"delete","state":"planned",
           "before":{"name":"Cy"},"after":null}],
         "next":null}
        """,
        get("changes").body(),
        JSONCompareMode.STRICT);
  }

  @Test
  void filtersChangesAndTurnsPages() {
    assertThat(keys("changes?entityType=Person")).containsExactly("p1", "p2", "q3");
    assertThat(keys("changes?operation=delete")).containsExactly("q3");
    assertThat(keys("changes?key=p")).containsExactly("p1", "p2");
    assertThat(keys("changes?key=g%25")).isEmpty();
    assertThat(keys("changes?key=g_")).containsExactly("g_1");
    assertThat(get("changes?operation=drop").statusCode()).isEqualTo(400);
    assertThat(get("changes?key=%00").statusCode()).isEqualTo(400);
    assertThat(get("link-changes?key=%00").statusCode()).isEqualTo(400);
    List<String> paged = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = json(get("changes?limit=1" + after));
      page.get("items").forEach(item -> paged.add(item.get("key").asString()));
      after = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
    } while (!after.isEmpty());
    assertThat(paged).containsExactly("g_1", "p1", "p2", "q3");
  }

  @Test
  void showsLinkChanges() throws Exception {
    JSONAssert.assertEquals(
        """
        {"items":[
          {"association":"Group.members","owner":"g_1","target":"p1","operation":"insert",
           "before":null,"beforeConnector":null,"state":"planned"},
          {"association":"Person.manager","owner":"p1","target":"p2","operation":"update",
           "before":"q3","beforeConnector":null,"state":"planned"}],
         "next":null}
        """,
        get("link-changes").body(),
        JSONCompareMode.STRICT);
    JsonNode first = json(get("link-changes?limit=1"));
    JsonNode second = json(get("link-changes?limit=1&after=" + first.get("next").asString()));
    assertThat(second.get("items").get(0).get("association").asString())
        .isEqualTo("Person.manager");
  }

  @Test
  void writesAllChangesAsCsvThatSpreadsheetsMayOpen() {
    HttpResponse<String> answer = csv("changes?limit=1");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(answer.body().lines())
        .containsExactly(
            "entityType,key,operation,state,property,before,after",
            "Group,g_1,insert,planned,id,,g_1",
            "Group,g_1,insert,planned,size,,12.50",
            "Person,p1,update,planned,name,Ada,'=Ada",
            "Person,p2,deactivate,planned,active,true,false",
            "Person,q3,delete,planned,name,Cy,");
    assertThat(csv("link-changes?association=Person.manager").body().lines())
        .containsExactly(
            "association,owner,operation,state,before,target,beforeConnector",
            "Person.manager,p1,update,planned,q3,p2,");
  }

  @Test
  void listsTheLinksThatWaitFromThisRunOn() {
    for (String[] each :
        List.of(
            new String[] {"Group.members", "g", "=1", "insert"},
            new String[] {"Group.members", "g", "8", "insert"},
            new String[] {"Group.members", "g", "9", "delete"},
            new String[] {"Person.manager", "p1", "7", "insert"})) {
      server
          .database()
          .insertInto(PENDING_LINK_CHANGE)
          .set(PENDING_LINK_CHANGE.SYNCHRONIZATION_ID, id)
          .set(PENDING_LINK_CHANGE.ASSOCIATION, each[0])
          .set(PENDING_LINK_CHANGE.OWNER_VALUE, each[1])
          .set(PENDING_LINK_CHANGE.TARGET_VALUE, each[2])
          .set(PENDING_LINK_CHANGE.OPERATION, each[3])
          .execute();
    }

    JsonNode first = json(get("pending-links?limit=2"));
    assertThat(first.get("items").toString())
        .isEqualTo(
            "[{\"association\":\"Group.members\",\"owner\":\"g\",\"target\":\"8\"},"
                + "{\"association\":\"Group.members\",\"owner\":\"g\",\"target\":\"=1\"}]");
    JsonNode second = json(get("pending-links?limit=2&after=" + first.get("next").asString()));
    assertThat(second.get("items").get(0).get("owner").asString()).isEqualTo("p1");
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(csv("pending-links?association=Group.members").body().lines())
        .containsExactly("association,owner,target", "Group.members,g,8", "Group.members,g,'=1");
  }

  @Test
  void doesNotKnowOtherRuns() {
    for (String what : List.of("changes", "link-changes", "pending-links")) {
      assertThat(
              server
                  .get("viewer", "/api/synchronizations/" + UUID.randomUUID() + "/" + what)
                  .statusCode())
          .isEqualTo(404);
    }
  }

  private static List<String> keys(String query) {
    List<String> keys = new ArrayList<>();
    json(get(query)).get("items").forEach(item -> keys.add(item.get("key").asString()));
    return keys;
  }

  private static HttpResponse<String> get(String what) {
    return server.get("viewer", "/api/synchronizations/" + id + "/" + what);
  }

  private static HttpResponse<String> csv(String what) {
    return server.send(
        server
            .request("viewer", "/api/synchronizations/" + id + "/" + what)
            .header("Accept", "text/csv")
            .GET());
  }

  private static void change(
      String type,
      String key,
      String operation,
      String before,
      Boolean beforeActive,
      String after,
      Boolean afterActive) {
    server
        .database()
        .insertInto(RESOURCE_CHANGE)
        .set(RESOURCE_CHANGE.SYNCHRONIZATION_ID, id)
        .set(RESOURCE_CHANGE.ENTITY_TYPE, type)
        .set(RESOURCE_CHANGE.KEY, key)
        .set(RESOURCE_CHANGE.OPERATION, operation)
        .set(RESOURCE_CHANGE.RESOURCE_ID, 1L)
        .set(RESOURCE_CHANGE.BEFORE, before == null ? null : JSON.valueOf(before))
        .set(RESOURCE_CHANGE.BEFORE_ACTIVE, beforeActive)
        .set(RESOURCE_CHANGE.AFTER, after == null ? null : JSON.valueOf(after))
        .set(RESOURCE_CHANGE.AFTER_ACTIVE, afterActive)
        .execute();
  }

  private static void link(
      String association, String owner, String target, String operation, String before) {
    server
        .database()
        .insertInto(RESOURCE_LINK_CHANGE)
        .set(RESOURCE_LINK_CHANGE.SYNCHRONIZATION_ID, id)
        .set(RESOURCE_LINK_CHANGE.ASSOCIATION, association)
        .set(RESOURCE_LINK_CHANGE.OWNER_KEY, owner)
        .set(RESOURCE_LINK_CHANGE.TARGET_KEY, target)
        .set(RESOURCE_LINK_CHANGE.OPERATION, operation)
        .set(RESOURCE_LINK_CHANGE.OWNER_ID, 1L)
        .set(RESOURCE_LINK_CHANGE.TARGET_ID, 2L)
        .set(RESOURCE_LINK_CHANGE.BEFORE_TARGET_KEY, before)
        .execute();
  }
}
