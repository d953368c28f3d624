package dev.sluice.repository.pair;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.REVIEW_PERSON_PAIR;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.filter.HandMadeInspection;
import dev.sluice.repository.filter.PlannedRun;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class PairControllerIT {
  private static RunningServer server;
  private static String pairs;
  private static String rules;
  private static UUID id;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    id =
        new PlannedRun(server)
            .change("Person", "p1", "delete", "{\"name\":\"Ada\"}", null)
            .change("Person", "N/1", "insert", null, "{\"name\":\"Ada\"}")
            .id();
    pairs = "/api/synchronizations/" + id + "/review/pairs";
    rules = "/api/synchronizations/" + id + "/review/rules";
    int inspection = HandMadeInspection.of(server.database(), id);
    pair(inspection, 1, "p1", "N/1", "SURE");
    // Of one, somebody changed the resource before it was planned.
    pair(inspection, 2, "p2", "N/2", "LIKELY");
    held(true);
  }

  @Test
  void showsBothSides() throws Exception {
    JSONAssert.assertEquals(
        """
        {"items":[
          {"p":1,"entityType":"Person","tier":"SURE","bits":40.5,"evidence":["NAME","DATE"],
           "deleted":{"key":"p1","attributes":{"name":"Ada"}},
           "inserted":{"key":"N/1","attributes":{"name":"Ada"}}},
          {"p":2,"deleted":{"key":"p2","attributes":null}}],
         "next":null}
        """,
        server.get("viewer", pairs).body(),
        JSONCompareMode.LENIENT);
    assertThat(json(server.get("viewer", pairs + "?tier=likely")).at("/items/0/p").asInt())
        .isEqualTo(2);
    JsonNode first = json(server.get("viewer", pairs + "?limit=1"));
    assertThat(
            json(server.get("viewer", pairs + "?limit=1&after=" + first.get("next").asString()))
                .at("/items/0/p")
                .asInt())
        .isEqualTo(2);
  }

  /** Whoever is not in the part that was looked at, is in no pair. */
  @Test
  void saysOfWhichTypesAPartWasLookedAt() {
    assertThat(json(server.get("viewer", pairs)).get("parts")).isEmpty();
    server.database().execute("UPDATE review_cube SET changes = 250000 * operation");
    try {
      assertThat(json(server.get("viewer", pairs)).get("parts").toString())
          .isEqualTo("[{\"entityType\":\"Person\",\"oneIn\":5}]");
    } finally {
      server.database().execute("UPDATE review_cube SET changes = 1");
    }
  }

  @Test
  void keepsWhatAReviewerSays() {
    JsonNode same = json(server.post("reviewer", pairs + "/2", "{\"verdict\":\"same\"}"));
    assertThat(same.get("verdict").asString()).isEqualTo("SAME");
    assertThat(same.get("saidBy").asString()).isEqualTo("reviewer");
    JsonNode rule = json(server.get("viewer", rules)).at("/items/0");
    assertThat(rule.get("action").asString()).isEqualTo("hold");
    assertThat(rule.get("filter").toString()).contains("Person", "p2", "N/2");

    server.post("reviewer", pairs + "/2", "{\"verdict\":\"same\"}");
    assertThat(json(server.get("viewer", rules)).get("items")).hasSize(1);

    JsonNode other = json(server.post("reviewer", pairs + "/2", "{\"verdict\":\"different\"}"));
    assertThat(other.get("verdict").asString()).isEqualTo("DIFFERENT");
    assertThat(json(server.get("viewer", rules)).get("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "viewer,   /1, same, 403",
    "operator, /1, same, 403",
    "reviewer, /9, same, 404",
    "reviewer, /1, maybe, 400",
    "reviewer, /1, , 400",
  })
  void refusesWhatCannotBeSaid(String who, String pair, String verdict, int status) {
    String body = verdict == null ? "{}" : "{\"verdict\":\"" + verdict + "\"}";

    assertThat(server.post(who, pairs + pair, body).statusCode()).isEqualTo(status);
  }

  @Test
  void takesNothingOfARunThatIsNotHeld() {
    held(false);
    try {
      assertThat(server.post("reviewer", pairs + "/1", "{\"verdict\":\"same\"}").statusCode())
          .isEqualTo(409);
    } finally {
      held(true);
    }
  }

  private static void held(boolean held) {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, held ? "AWAITING_REVIEW" : "COMPARING")
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
  }

  private static void pair(int inspection, long p, String deleted, String inserted, String tier) {
    server
        .database()
        .insertInto(REVIEW_PERSON_PAIR)
        .set(REVIEW_PERSON_PAIR.INSPECTION, inspection)
        .set(REVIEW_PERSON_PAIR.P, p)
        .set(REVIEW_PERSON_PAIR.ENTITY_TYPE, "Person")
        .set(REVIEW_PERSON_PAIR.DELETED, deleted)
        .set(REVIEW_PERSON_PAIR.INSERTED, inserted)
        .set(REVIEW_PERSON_PAIR.BITS, 40.5f)
        .set(REVIEW_PERSON_PAIR.TIER, tier)
        .set(REVIEW_PERSON_PAIR.EVIDENCE, new String[] {"NAME", "DATE"})
        .execute();
  }
}
