package dev.sluice.repository.finding;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.CONNECTOR;
import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.REVIEW_PERSON_PAIR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.profile.SourceProfile;
import dev.sluice.contract.run.Counters;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.plan.PlanCounters;
import dev.sluice.repository.profile.ColumnProfiles;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Causes are found in plans as the database keeps them, and shown over REST. */
@ExtendWith(SharedServers.Extension.class)
class FindingsIT {
  private static final String DEFINITION =
      """
      connector: staff
      sources: { people: { csv: { path: people.csv } } }
      entityTypes:
        Person:
          source: people
          key: id
          properties:
            id: { column: ID }
            sn: { column: SN }
            givenName: { column: GN }
            mail: { column: MAIL }
            office: { column: OFFICE }
      """;

  private static RunningServer server;
  private UUID run;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  @BeforeEach
  void startRun() {
    server.database().deleteFrom(RESOURCE).execute();
    connector("staff");
    run = server.start("{\"connector\":\"staff\",\"mode\":\"complete\",\"dryRun\":true}");
  }

  @Test
  void namesExchangedColumnsAndWhatElseWasTested() {
    for (int n = 0; n < 60; n++) {
      change(n, "update", person("S" + n, "G" + n), person("G" + n, "S" + n));
    }
    stored(60, 20);
    planned(new Counters(80, 0, 0, 0, 0, 60, 0, 20, 0, 0), 80);

    findAndFindAgain();

    JsonNode findings = findings();
    assertThat(findings.get("looked").asBoolean()).isTrue();
    assertThat(findings.get("items").valueStream().toList())
        .singleElement()
        .satisfies(
            first -> {
              assertThat(first.get("code").asString()).isEqualTo("COLUMNS_EXCHANGED");
              assertThat(first.get("word").asString()).isEqualTo("likely");
              assertThat(first.get("summary").asString())
                  .isEqualTo("The columns GN and SN are exchanged in people.csv.");
              assertThat(first.get("proof").asString())
                  .isEqualTo(
                      "It explains 60 of 60 changes of Person. 120 of 120 checked show it."
                          + " Read differently, 20 of 60 would be left in the sample.");
              assertThat(first.at("/reading/columns").toString())
                  .isEqualTo("{\"givenName\":\"SN\",\"sn\":\"GN\"}");
            });
    assertThat(findings.get("others").size()).isEqualTo(22);
    assertThat(
            json(server.get("viewer", path() + "/COLUMNS_EXCHANGED"))
                .at("/items/0/evidence/hits")
                .asInt())
        .isEqualTo(120);
    assertThat(server.get("viewer", path() + "/MOON_PHASE").statusCode()).isEqualTo(404);
  }

  /** Of an incremental run nobody has counted how many resources there are. */
  @Test
  void namesExchangedColumnsOfAnIncrementalRun() {
    run = server.start("{\"connector\":\"staff\",\"mode\":\"incremental\",\"dryRun\":true}");
    for (int n = 0; n < 60; n++) {
      change(n, "update", person("S" + n, "G" + n), person("G" + n, "S" + n));
    }
    stored(0, 80);
    planned(new Counters(60, 0, 0, 0, 0, 60, 0, 0, 0, 0), 0);

    findAndFindAgain();

    assertThat(codes()).containsExactly("COLUMNS_EXCHANGED likely");
  }

  @Test
  void seesValuesThatStandOnOtherRowsOfThePlan() {
    for (int n = 0; n < 60; n++) {
      change(n, "update", mail(n), mail((n + 1) % 60));
    }
    planned(new Counters(60, 0, 0, 0, 0, 60, 0, 0, 0, 0), 60);

    findAndFindAgain();

    assertThat(codes()).containsExactly("VALUES_ON_OTHER_ROWS likely");
  }

  @Test
  void seesKeysThatAreWrittenOtherwise() {
    for (int n = 1; n <= 50; n++) {
      change("%05d".formatted(n), "deactivate", person("S" + n, "G" + n), null);
      change(Integer.toString(n), "insert", null, person("S" + n, "G" + n));
    }
    planned(new Counters(50, 0, 0, 0, 50, 0, 50, 0, 0, 0), 50);

    findAndFindAgain();

    assertThat(codes()).containsExactly("KEY_REFORMATTED likely");
  }

  @Test
  void seesThatManyComeAgainUnderAnotherKey() {
    for (int n = 1; n <= 50; n++) {
      change("K" + n * 7919 % 101, "deactivate", person("S" + n, "G" + n), null);
      change("X" + n, "insert", null, person("S" + n, "G" + n));
    }
    planned(new Counters(50, 0, 0, 0, 50, 0, 50, 0, 0, 0), 50);
    pairs(40);

    findAndFindAgain();

    assertThat(codes()).containsExactly("REKEYED likely");
  }

  /** What the inspection of the plan found. */
  private void pairs(int count) {
    Integer inspection =
        server
            .database()
            .insertInto(INSPECTION)
            .set(INSPECTION.SYNCHRONIZATION_ID, run)
            .set(INSPECTION.PLAN_DIGEST, "d")
            .set(INSPECTION.STATE, "DONE")
            .set(INSPECTION.STARTED_AT, OffsetDateTime.now())
            .returningResult(INSPECTION.ID)
            .fetchOne(INSPECTION.ID);
    for (int n = 1; n <= count; n++) {
      server
          .database()
          .insertInto(REVIEW_PERSON_PAIR)
          .set(REVIEW_PERSON_PAIR.INSPECTION, inspection)
          .set(REVIEW_PERSON_PAIR.P, (long) n)
          .set(REVIEW_PERSON_PAIR.ENTITY_TYPE, "Person")
          .set(REVIEW_PERSON_PAIR.DELETED, "K" + n * 7919 % 101)
          .set(REVIEW_PERSON_PAIR.INSERTED, "X" + n)
          .set(REVIEW_PERSON_PAIR.BITS, 30f)
          .set(REVIEW_PERSON_PAIR.TIER, "SURE")
          .set(REVIEW_PERSON_PAIR.EVIDENCE, new String[] {"NAME", "PHONE", "DATE"})
          .execute();
    }
  }

  @Test
  void knowsWhichFileItWas() {
    UUID earlier = applied("old", 3);
    applied("new", 2);
    assertThat(earlier).isNotNull();
    for (int n = 0; n < 40; n++) {
      change(n, "update", person("S" + n, "G" + n), person("X" + n, "G" + n));
    }
    planned(new Counters(40, 0, 0, 0, 0, 40, 0, 0, 0, 0), 40);
    files(run, "old", "ROWS");

    findAndFindAgain();

    assertThat(codes()).containsExactly("WRONG_FILE proven");
  }

  @Test
  void namesTheSourceWhoseColumnsTheFileHas() {
    connector("agency");
    UUID earlier = applied("old", 3);
    profile(earlier, "people", "ID", "SN", "GN", "MAIL", "OFFICE", "PHONE", "HIRED", "TITLE");
    profile(earlier, "teams", "ID", "NAME");
    UUID ofOther = server.start("{\"connector\":\"agency\",\"mode\":\"complete\",\"dryRun\":true}");
    profile(ofOther, "people", "ID", "SN", "GN", "MAIL", "OFFICE", "RATE", "FIRM", "UNTIL", "VAT");
    lastApplied("staff", earlier);
    lastApplied("agency", ofOther);
    change("A1", "insert", null, person("S", "G"));
    planned(new Counters(1, 0, 0, 0, 1, 0, 0, 0, 0, 0), 40);
    files(run, "new", "ROWS");
    profile(run, "people", "ID", "SN", "GN", "MAIL", "OFFICE", "RATE", "FIRM", "UNTIL", "VAT");

    findAndFindAgain();

    assertThat(codes()).containsExactly("WRONG_FILE likely");
    assertThat(findings().at("/items/0/summary").asString())
        .isEqualTo(
            "people.csv has the columns of the source agency/people, not those of the last applied"
                + " file.");
    lastApplied("staff", null);
    lastApplied("agency", null);
  }

  /** Entity types of other connectors are examined as well. */
  @Test
  void namesTheEntityTypeWhoseKeysTheFileHas() {
    stored("Ship", 0, 40);
    for (int n = 0; n < 40; n++) {
      change(n, "insert", null, person("S" + n, "G" + n));
    }
    planned(new Counters(40, 0, 0, 0, 40, 0, 0, 0, 0, 0), 0);

    findAndFindAgain();

    assertThat(codes()).containsExactly("WRONG_FILE likely");
    assertThat(findings().at("/items/0/summary").asString())
        .isEqualTo("people.csv has keys of Ship.");
  }

  private void connector(String name) {
    server
        .database()
        .insertInto(CONNECTOR)
        .set(CONNECTOR.NAME, name)
        .set(CONNECTOR.DEFINITION, DEFINITION.replace("staff", name))
        .set(CONNECTOR.AGENT, "default")
        .set(CONNECTOR.LOADED_AT, OffsetDateTime.now())
        .set(CONNECTOR.VERSION, 1L)
        .onConflictDoNothing()
        .execute();
  }

  private void lastApplied(String connector, UUID applied) {
    server
        .database()
        .update(CONNECTOR)
        .set(CONNECTOR.LAST_APPLIED, applied)
        .where(CONNECTOR.NAME.eq(connector))
        .execute();
  }

  private void profile(UUID id, String source, String... columns) {
    ColumnProfiles.keep(
        server.database(),
        id,
        List.of(
            new SourceProfile(
                source,
                false,
                false,
                40,
                40,
                Arrays.stream(columns)
                    .map(
                        each ->
                            new ColumnProfile(
                                each, true, 0, 40, 1, true, false, List.of(), List.of()))
                    .toList())));
  }

  @Test
  void namesAnEmptyFile() {
    for (int n = 0; n < 40; n++) {
      change(n, "delete", person("S" + n, "G" + n), null);
    }
    planned(new Counters(0, 0, 0, 0, 0, 0, 40, 0, 0, 0), 40);
    files(run, "blank", "EMPTY");

    findAndFindAgain();

    assertThat(findings().at("/items/0/summary").asString()).isEqualTo("people.csv is empty.");
    assertThat(codes()).containsExactly("EMPTY_FILE proven");
  }

  @Test
  void saysThatNobodyHasLookedYet() {
    assertThat(findings().toString())
        .isEqualTo("{\"looked\":false,\"items\":[],\"others\":[],\"toAcknowledge\":[]}");
  }

  private UUID applied(String sha256, int daysAgo) {
    UUID id = server.start("{\"connector\":\"staff\",\"mode\":\"complete\",\"dryRun\":true}");
    files(id, sha256, "ROWS");
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, "COMPLETED")
        .set(SYNCHRONIZATION.ENDED_AT, OffsetDateTime.now().minusDays(daysAgo))
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
    return id;
  }

  private void files(UUID id, String sha256, String content) {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(
            SYNCHRONIZATION.SOURCES,
            JSONB.valueOf(
                """
                {"people":{"content":"%s","commands":false,"sha256":"%s","notes":[],"sheet":null}}
                """
                    .formatted(content, sha256)))
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
  }

  /** What is found again is the same: the sample is a matter of the keys. */
  private void findAndFindAgain() {
    Findings findings = server.bean(Findings.class);
    findings.find(run);
    List<Finding> first = findings.of(run);
    findings.find(run);
    assertThat(findings.of(run)).isEqualTo(first).isNotEmpty();
  }

  private JsonNode findings() {
    return json(server.get("viewer", path()));
  }

  private List<String> codes() {
    return StreamSupport.stream(findings().get("items").spliterator(), false)
        .map(each -> each.get("code").asString() + " " + each.get("word").asString())
        .toList();
  }

  private String path() {
    return "/api/synchronizations/" + run + "/review/findings";
  }

  private void planned(Counters counters, long held) {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.PLAN_DIGEST, "digest")
        .set(SYNCHRONIZATION.COUNTERS, new PlanCounters(Map.of("Person", counters), null).toJson())
        .where(SYNCHRONIZATION.ID.eq(run))
        .execute();
    server
        .database()
        .insertInto(COMPARED_TARGET)
        .set(COMPARED_TARGET.SYNCHRONIZATION_ID, run)
        .set(COMPARED_TARGET.TARGET, "Person")
        .set(COMPARED_TARGET.ASSOCIATION, false)
        .set(COMPARED_TARGET.COMMANDS, false)
        .set(COMPARED_TARGET.READ, counters.read())
        .set(COMPARED_TARGET.REJECTED, 0L)
        .set(COMPARED_TARGET.DUPLICATES, 0L)
        .set(COMPARED_TARGET.HELD, held)
        .execute();
  }

  private static String person(String sn, String givenName) {
    return "{\"givenName\":\"%s\",\"id\":\"x\",\"sn\":\"%s\"}".formatted(givenName, sn);
  }

  private static String mail(int n) {
    return "{\"id\":\"x\",\"mail\":\"m%d@example.org\"}".formatted(n);
  }

  private void change(int n, String operation, String before, String after) {
    change("K%03d".formatted(n), operation, before, after);
  }

  private void change(String key, String operation, String before, String after) {
    server
        .database()
        .insertInto(RESOURCE_CHANGE)
        .set(RESOURCE_CHANGE.SYNCHRONIZATION_ID, run)
        .set(RESOURCE_CHANGE.ENTITY_TYPE, "Person")
        .set(RESOURCE_CHANGE.KEY, key)
        .set(RESOURCE_CHANGE.OPERATION, operation)
        .set(RESOURCE_CHANGE.BEFORE, before == null ? null : JSON.valueOf(before))
        .set(RESOURCE_CHANGE.AFTER, after == null ? null : JSON.valueOf(after))
        .execute();
  }

  /** Resources that the plan leaves as they are. */
  private void stored(int from, int count) {
    stored("Person", from, count);
  }

  private void stored(String type, int from, int count) {
    for (int n = from; n < from + count; n++) {
      server
          .database()
          .insertInto(RESOURCE)
          .set(RESOURCE.ENTITY_TYPE, type)
          .set(RESOURCE.KEY, "K%03d".formatted(n))
          .set(RESOURCE.ATTRIBUTES, JSONB.valueOf(person("S" + n, "G" + n)))
          .set(RESOURCE.ACTIVE, true)
          .set(RESOURCE.ORIGIN, "connector")
          .set(RESOURCE.CONNECTOR, "staff")
          .set(RESOURCE.CONTENT_HASH, new byte[32])
          .set(RESOURCE.UPDATED_AT, OffsetDateTime.now())
          .execute();
    }
  }
}
