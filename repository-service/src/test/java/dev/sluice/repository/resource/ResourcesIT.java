package dev.sluice.repository.resource;

import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static dev.sluice.repository.jooq.Tables.RESOURCE_LINK;
import static dev.sluice.repository.jooq.Tables.WAITING_IDENTIFIER;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.connector.RestServer;
import dev.sluice.repository.connector.RestServer.Answer;
import dev.sluice.repository.jooq.Routines;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResourcesIT {
  private static final String ACME =
      """
      connector: acme
      sources: { people: { csv: { path: people.csv } } }
      entityTypes:
        User:
          source: people
          key: id
          properties:
            id: { column: ID }
            login: { column: LOGIN, required: true }
            mail: { column: MAIL, unique: true }
            badge: { column: BADGE, type: integer, unique: true }
            rate: { column: RATE, type: decimal }
            remote: { column: REMOTE, type: boolean }
            hiredOn: { column: HIRED, type: date }
            seenAt: { column: SEEN, type: instant }
            language: { column: LANGUAGE, type: locale }
      """;

  private static RestServer server;

  @BeforeAll
  static void start() {
    server = RestServer.start();
    server.send("PUT", "/api/connectors/acme", ACME, "Content-Type", "application/yaml");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void empty() {
    TestDatabase.asOwner(server.database())
        .execute(
            "TRUNCATE resource, resource_identifier, waiting_identifier, resource_link,"
                + " stated_association, pending_link");
  }

  @Test
  void createsAResourceWithTypedAttributes() {
    Answer created =
        create(
            """
            {"entityType":"User","key":"00001","attributes":{"login":"jdoe","mail":"jdoe@example.org",
             "badge":7.0,"rate":12.500,"remote":true,"hiredOn":"2020-03-01",
             "seenAt":"2020-03-01T09:00:00+01:00","language":"en_us"}}
            """);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    Answer shown = server.get("/api/resources/" + created.json().at("/id").asString());
    assertThat(shown.text()).isEqualTo(created.text());
    assertThat(shown.json().at("/attributes"))
        .isEqualTo(
            json(
                """
                {"login":"jdoe","mail":"jdoe@example.org","badge":7,"rate":12.5,"remote":true,
                 "hiredOn":"2020-03-01","seenAt":"2020-03-01T08:00:00Z","language":"en-US"}
                """));
    assertThat(shown.json().at("/id").isString()).isTrue();
    assertThat(shown.json().at("/key").asString()).isEqualTo("00001");
    assertThat(shown.json().at("/origin").asString()).isEqualTo("manual");
    assertThat(shown.json().at("/connector").isNull()).isTrue();
    assertThat(shown.json().at("/active").booleanValue()).isTrue();
    assertThat(shown.json().at("/version").intValue()).isEqualTo(1);
    assertThat(identifiers()).containsExactly("badge=7", "mail=jdoe@example.org");
    assertThat(hashesAgree()).isTrue();
  }

  @Test
  void refusesWhatTheEntityTypeDoesNotAllow() {
    assertRefused("{\"entityType\":\"Usr\",\"key\":\"1\"}", 422, "unknown-entity-type");
    assertRefused(user("1", ""), 422, "invalid-attribute");
    assertRefused(user("1", "\"login\":\"a\",\"logon\":\"b\""), 422, "invalid-attribute");
    assertRefused(user("1", "\"login\":\"a\",\"id\":\"1\""), 422, "invalid-attribute");
    assertRefused(user("1", "\"login\":5"), 422, "invalid-attribute");
    assertRefused(user("1", "\"login\":\"a\\u0000\""), 422, "invalid-attribute");
    assertRefused(user("1", "\"login\":\"a\",\"badge\":1.5"), 422, "invalid-attribute");
    assertRefused(user("1", "\"login\":\"a\",\"badge\":1e999999"), 422, "invalid-attribute");
    assertRefused(user("1", "\"login\":\"a\",\"remote\":\"yes\""), 422, "invalid-attribute");
    assertRefused(
        user("1", "\"login\":\"a\",\"hiredOn\":\"01/03/2020\""), 422, "invalid-attribute");
    assertRefused(user("1", "\"login\":\"a\",\"seenAt\":\"2020-03-01\""), 422, "invalid-attribute");
    assertRefused(
        user("1", "\"login\":\"a\",\"language\":\"the english one\""), 422, "invalid-attribute");
    assertRefused(user("x".repeat(1025), "\"login\":\"a\""), 422, "invalid-attribute");
    assertRefused("{\"entityType\":\"User\",", 400, "invalid-request");
    assertRefused("[]", 400, "invalid-request");
    assertRefused("{\"entityType\":\"User\",\"key\":\"1\",\"id\":\"9\"}", 400, "invalid-request");
    assertThat(server.database().fetchCount(RESOURCE)).isZero();
  }

  @Test
  void refusesAKeyOrValueThatAnotherResourceHas() {
    create(user("1", "\"login\":\"a\",\"mail\":\"a@example.org\""));

    assertRefused(user("1", "\"login\":\"b\""), 409, "key-taken");
    assertRefused(user("2", "\"login\":\"b\",\"mail\":\"a@example.org\""), 409, "not-unique");
    assertThat(server.database().fetchCount(RESOURCE)).isEqualTo(1);
  }

  @Test
  void letsOneOfManyHaveAUniqueValue() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Callable<Integer>> rivals = new ArrayList<>();
    for (int rival = 0; rival < 12; rival++) {
      String body = user("k" + rival, "\"login\":\"a\",\"mail\":\"one@example.org\"");
      rivals.add(() -> create(body).status());
    }

    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> each : threads.invokeAll(rivals)) {
      statuses.add(each.get());
    }
    threads.shutdown();

    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
  }

  @Test
  void changesSingleAttributes() {
    String id = id(create(user("1", "\"login\":\"a\",\"mail\":\"a@example.org\",\"rate\":1.25")));

    Answer changed = patch(id, "{\"attributes\":{\"mail\":null,\"login\":\"b\"},\"active\":false}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(changed.json().at("/attributes")).isEqualTo(json("{\"login\":\"b\",\"rate\":1.25}"));
    assertThat(changed.json().at("/active").booleanValue()).isFalse();
    assertThat(changed.json().at("/version").intValue()).isEqualTo(2);
    assertThat(identifiers()).isEmpty();
    assertThat(hashesAgree()).isTrue();
    assertThat(patch(id, "{\"attributes\":{\"login\":\"\"}}").status()).isEqualTo(422);
    assertThat(patch(id, "{\"key\":\"2\"}").status()).isEqualTo(400);
    assertThat(patch("999999", "{}").status()).isEqualTo(404);
    assertThat(patch("abc", "{}").status()).isEqualTo(404);
  }

  @Test
  void tellsWhoSwitchedAResourceOff() {
    String id = id(create(user("1", "\"login\":\"a\"")));
    assertThat(server.get("/api/resources/" + id).json().has("switchedOffBy")).isFalse();
    patch(id, "{\"active\":false}");
    patch(id, "{\"attributes\":{\"login\":\"b\"}}");
    assertThat(server.get("/api/resources/" + id).json().at("/switchedOffBy").asString())
        .isEqualTo("person");
    server.database().update(RESOURCE).set(RESOURCE.KEPT_OFF, false).execute();
    assertThat(server.get("/api/resources/" + id).json().at("/switchedOffBy").asString())
        .isEqualTo("run");
    patch(id, "{\"active\":false}");
    assertThat(server.database().fetchValue(RESOURCE.KEPT_OFF)).isEqualTo(true);
    patch(id, "{\"active\":true}");
    assertThat(server.database().fetchValue(RESOURCE.KEPT_OFF)).isEqualTo(false);
  }

  @Test
  void letsWhoIsOffYieldAUniqueValue() {
    String mail = "\"login\":\"a\",\"mail\":\"one@example.org\"";
    String first = id(create(user("1", mail)));
    patch(first, "{\"active\":false}");
    String second = id(create(user("2", mail)));

    assertThat(patch(first, "{\"active\":true}").json().at("/type").asString())
        .isEqualTo("urn:sluice:problem:not-unique");
    assertThat(patch(first, "{\"attributes\":{\"login\":\"b\"}}").status()).isEqualTo(200);
    assertThat(holders()).containsExactly("2");
    patch(second, "{\"active\":false}");
    assertThat(holders()).containsExactly("2");
    assertThat(patch(first, "{\"active\":true}").status()).isEqualTo(200);
    assertThat(holders()).containsExactly("1");
    assertThat(delete(first, "*").status()).isEqualTo(204);
    assertThat(holders()).containsExactly("2");
    assertThat(server.database().fetchCount(WAITING_IDENTIFIER)).isZero();
  }

  @Test
  void leavesAloneWhatWasSharedBeforeItHadToBeUnique() {
    String first = id(create(user("1", "\"login\":\"a\",\"mail\":\"a@example.org\"")));
    String second = id(create(user("2", "\"login\":\"b\",\"mail\":\"b@example.org\"")));
    server
        .database()
        .execute(
            "UPDATE resource SET attributes = attributes || '{\"mail\": \"a@example.org\"}'"
                + " WHERE key = '2'");
    server.database().execute("DELETE FROM resource_identifier WHERE value = 'b@example.org'");
    server
        .database()
        .execute(
            "INSERT INTO waiting_identifier"
                + " SELECT 'User', 'mail', 'a@example.org', id FROM resource WHERE key = '2'");

    assertThat(patch(second, "{\"attributes\":{\"login\":\"c\"}}").status()).isEqualTo(200);
    assertThat(patch(first, "{\"attributes\":{\"mail\":null}}").status()).isEqualTo(200);
    assertThat(holders()).containsExactly("2");
  }

  @Test
  void leavesTheOriginOfAConnectorsResource() {
    String id = id(create(user("1", "\"login\":\"a\"")));
    server
        .database()
        .update(RESOURCE)
        .set(RESOURCE.ORIGIN, "connector")
        .set(RESOURCE.CONNECTOR, "acme")
        .execute();

    Answer changed = patch(id, "{\"attributes\":{\"login\":\"b\"}}");

    assertThat(changed.json().at("/origin").asString()).isEqualTo("connector");
    assertThat(changed.json().at("/connector").asString()).isEqualTo("acme");
  }

  @Test
  void refusesAChangeOfAnOlderVersion() {
    String id = id(create(user("1", "\"login\":\"a\"")));
    patch(id, "{\"attributes\":{\"login\":\"b\"},\"version\":1}");

    Answer byBody = patch(id, "{\"attributes\":{\"login\":\"c\"},\"version\":1}");
    Answer byHeader =
        server.send(
            "PATCH",
            "/api/resources/" + id,
            "{}",
            "Content-Type",
            "application/json",
            "If-Match",
            "\"1\"");

    assertThat(byBody.status()).isEqualTo(409);
    assertThat(byBody.json().at("/version").intValue()).isEqualTo(2);
    assertThat(byHeader.status()).isEqualTo(412);
    assertThat(byHeader.json().at("/type").asString())
        .isEqualTo("urn:sluice:problem:version-conflict");
    assertThat(delete(id, "\"1\"").status()).isEqualTo(412);
    assertThat(delete(id, "\"2\"").status()).isEqualTo(204);
    assertThat(delete(id, "\"2\"").status()).isEqualTo(404);
  }

  @Test
  void findsResources() {
    create(user("1", "\"login\":\"jdoe\",\"rate\":7"));
    create(user("2", "\"login\":\"asmith\",\"mail\":\"j%doe@example.org\""));
    create(user("3", "\"login\":\"bwayne\""));

    assertThat(keys("?q=JDO")).containsExactly("1");
    assertThat(keys("?q=j%25d")).containsExactly("2");
    assertThat(keys("?q=login")).isEmpty();
    assertThat(keys("?entityType=User")).containsExactly("1", "2", "3");
    assertThat(keys("?entityType=Group")).isEmpty();
    assertThat(keys("?property.login=bwayne")).containsExactly("3");
    assertThat(keys("?property.rate=7")).containsExactly("1");
    assertThat(keys("?property.id=2")).containsExactly("2");
    assertThat(keys("?property.login=bwayne&property.id=2")).isEmpty();
    String twenty =
        IntStream.range(0, 20).mapToObj(each -> "property.a" + each + "=1").collect(joining("&"));
    assertThat(keys("?" + twenty)).isEmpty();
    assertThat(server.get("/api/resources?" + twenty + "&property.b=1").status()).isEqualTo(400);
  }

  @Test
  void findsLettersInAnyCase() {
    create(user("zoé", "\"login\":\"ÅSA\""));

    assertThat(keys("?q=ZO%C3%89")).containsExactly("zoé");
    assertThat(keys("?q=%C3%A5s")).containsExactly("zoé");
  }

  @Test
  void listsInPages() {
    for (int key = 10; key < 15; key++) {
      create(user("" + key, "\"login\":\"a\""));
    }
    List<String> keys = new ArrayList<>();
    String after = "";
    while (after != null) {
      Answer page = server.get("/api/resources?limit=2" + after);
      keys.addAll(page.json().at("/items").findValuesAsString("key"));
      after =
          page.json().at("/next").isNull() ? null : "&after=" + page.json().at("/next").asString();
    }

    assertThat(keys).containsExactly("10", "11", "12", "13", "14");
    Answer refused = server.get("/api/resources?after=nonsense");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/type").asString())
        .isEqualTo("urn:sluice:problem:invalid-request");
  }

  @Test
  void writesCsvThatNoSpreadsheetRuns() {
    create(user("1", "\"login\":\"=1+1\",\"rate\":-12.5,\"mail\":\"a,\\\"b\\\"@example.org\""));

    String typed = server.get("/api/resources?entityType=User", "Accept", "text/csv").text();
    String untyped = server.get("/api/resources", "Accept", "text/csv").text();

    assertThat(typed.lines().findFirst())
        .contains(
            "id,entityType,key,login,mail,badge,rate,remote,hiredOn,seenAt,language,"
                + "origin,connector,active,version,updatedAt");
    assertThat(typed)
        .contains(",User,1,'=1+1,\"a,\"\"b\"\"@example.org\",,-12.5,,,,,manual,,true,1,");
    assertThat(untyped.lines().findFirst())
        .contains("id,entityType,key,attributes,origin,connector,active,version,updatedAt");
    assertThat(untyped).contains("\"{\"\"mail\"\"");
  }

  @Test
  void deletedResourcesAreWaitedForByAllWhoStateTheirLinks() {
    server.send(
        "PUT",
        "/api/connectors/directory",
        """
        connector: directory
        sources:
          badges: { csv: { path: badges.csv } }
          managers: { csv: { path: managers.csv } }
        entityTypes:
          User:
            source: badges
            key: id
            properties: { id: { column: ID }, login: { column: LOGIN }, mail: { column: MAIL, unique: true } }
        associations:
          User.manager:
            source: managers
            owner: USER
            target: { entityType: User, column: MANAGER, property: mail }
            multiplicity: one
        thresholds: { maximumDeletedLines: 5 }
        """,
        "Content-Type",
        "application/yaml");
    String boss = id(create(user("9", "\"login\":\"boss\",\"mail\":\"=b@example.org\"")));
    String ann = id(create(user("1", "\"login\":\"ann\"")));
    for (String connector : List.of("directory", "gone")) {
      server
          .database()
          .insertInto(RESOURCE_LINK)
          .values("User.manager", Long.valueOf(ann), Long.valueOf(boss), connector)
          .execute();
      server
          .database()
          .execute("INSERT INTO stated_association VALUES ('User.manager', ?)", connector);
    }

    assertThat(delete(boss, "*").status()).isEqualTo(204);

    assertThat(server.get("/api/links/pending?connector=directory").text())
        .isEqualTo(
            "{\"items\":[{\"connector\":\"directory\",\"association\":\"User.manager\","
                + "\"owner\":\"1\",\"target\":\"=b@example.org\"}],\"next\":null}");
    assertThat(server.get("/api/links/pending?connector=gone").json().at("/items").size()).isZero();
    assertThat(server.get("/api/links/pending", "Accept", "text/csv").text())
        .isEqualTo(
            """
            connector,association,owner,target\r
            directory,User.manager,1,'=b@example.org\r
            """);
    server.send("DELETE", "/api/connectors/directory", "");
  }

  @Test
  void listsPendingLinksByPages() {
    for (int owner = 1; owner < 4; owner++) {
      server
          .database()
          .execute(
              "INSERT INTO pending_link (connector, association, owner_value, target_value)"
                  + " VALUES ('acme', 'User.manager', ?, '9')",
              Integer.toString(owner));
    }

    Answer first = server.get("/api/links/pending?association=User.manager&limit=2");
    assertThat(first.json().at("/items").findValuesAsString("owner")).containsExactly("1", "2");
    Answer second =
        server.get("/api/links/pending?limit=2&after=" + first.json().at("/next").asString());
    assertThat(second.json().at("/items").findValuesAsString("owner")).containsExactly("3");
    assertThat(server.get("/api/links/pending?after=x").status()).isEqualTo(400);
  }

  @Test
  void listsLinks() {
    String boss = id(create(user("9", "\"login\":\"boss\"")));
    List<String> staff = new ArrayList<>();
    for (int key = 1; key < 4; key++) {
      String id = id(create(user("" + key, "\"login\":\"a\"")));
      staff.add(id);
      server
          .database()
          .insertInto(RESOURCE_LINK)
          .values("User.manager", Long.valueOf(id), Long.valueOf(boss), "acme")
          .values("User.manager", Long.valueOf(id), Long.valueOf(boss), "hr")
          .execute();
    }

    assertThat(server.get("/api/resources/" + staff.get(0) + "/links").text())
        .isEqualTo(
            "{\"items\":[{\"association\":\"User.manager\",\"ownerType\":\"User\","
                + "\"ownerKey\":\"1\",\"targetType\":\"User\",\"targetKey\":\"9\","
                + "\"connectors\":[\"acme\",\"hr\"]}],\"next\":null}");
    Answer first = server.get("/api/links?association=User.manager&limit=2");
    assertThat(first.json().at("/items").findValuesAsString("ownerKey")).containsExactly("1", "2");
    Answer second =
        server.get(
            "/api/links?association=User.manager&after=" + first.json().at("/next").asString());
    assertThat(second.json().at("/items").findValuesAsString("ownerKey")).containsExactly("3");
    assertThat(server.get("/api/links?association=User.none").json().at("/items").size()).isZero();
    assertThat(server.get("/api/links", "Accept", "text/csv").text())
        .isEqualTo(
            """
            association,ownerType,ownerKey,targetType,targetKey,connectors\r
            User.manager,User,1,User,9,acme hr\r
            User.manager,User,2,User,9,acme hr\r
            User.manager,User,3,User,9,acme hr\r
            """);
    assertThat(delete(staff.get(0), "*").status()).isEqualTo(204);
    assertThat(server.database().fetchCount(RESOURCE_LINK)).isEqualTo(4);
    assertThat(delete(boss, "*").status()).isEqualTo(204);
    assertThat(server.database().fetchCount(RESOURCE_LINK)).isZero();
    assertThat(server.get("/api/resources/" + boss + "/links").status()).isEqualTo(404);
  }

  @Test
  void deletesWhatHangsOnAResource() {
    String ann = id(create(user("1", "\"login\":\"ann\",\"mail\":\"a@example.org\",\"badge\":7")));
    create(user("2", "\"login\":\"bob\",\"mail\":\"b@example.org\""));

    assertThat(delete(ann, "*").status()).isEqualTo(204);

    assertThat(identifiers()).containsExactly("mail=b@example.org");
    assertThat(create(user("3", "\"login\":\"cid\",\"mail\":\"a@example.org\"")).status())
        .isEqualTo(201);
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    String login = "x".repeat(8 * 1024 * 1024);

    assertRefused(user("1", "\"login\":\"" + login + "\""), 413, "too-large");
  }

  private static Answer create(String body) {
    return server.send("POST", "/api/resources", body, "Content-Type", "application/json");
  }

  private static Answer patch(String id, String body) {
    return server.send("PATCH", "/api/resources/" + id, body, "Content-Type", "application/json");
  }

  private static Answer delete(String id, String ifMatch) {
    return server.send("DELETE", "/api/resources/" + id, "", "If-Match", ifMatch);
  }

  private static String user(String key, String attributes) {
    return "{\"entityType\":\"User\",\"key\":\"" + key + "\",\"attributes\":{" + attributes + "}}";
  }

  private static String id(Answer created) {
    return created.json().at("/id").asString();
  }

  private static List<String> keys(String query) {
    return server.get("/api/resources" + query).json().at("/items").findValuesAsString("key");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static void assertRefused(String body, int status, String code) {
    Answer refused = create(body);
    assertThat(refused.status()).as(refused.text()).isEqualTo(status);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(refused.json().at("/type").asString()).isEqualTo("urn:sluice:problem:" + code);
  }

  private static List<String> identifiers() {
    return server
        .database()
        .select(RESOURCE_IDENTIFIER.PROPERTY, RESOURCE_IDENTIFIER.VALUE)
        .from(RESOURCE_IDENTIFIER)
        .orderBy(RESOURCE_IDENTIFIER.PROPERTY)
        .fetch(row -> row.value1() + "=" + row.value2());
  }

  private static List<String> holders() {
    return server
        .database()
        .fetch(
            "SELECT key FROM resource JOIN resource_identifier ON resource_id = id"
                + " WHERE property = 'mail' ORDER BY key")
        .getValues(0, String.class);
  }

  private static boolean hashesAgree() {
    return server
            .database()
            .fetchCount(
                RESOURCE,
                RESOURCE.CONTENT_HASH.ne(
                    Routines.resourceHash(RESOURCE.ACTIVE, RESOURCE.ATTRIBUTES)))
        == 0;
  }
}
