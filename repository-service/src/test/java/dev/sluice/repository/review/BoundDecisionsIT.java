package dev.sluice.repository.review;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.INSPECTION;
import static dev.sluice.repository.jooq.Tables.REVIEW_FINDING;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.val;

import dev.sluice.contract.WorkflowIds;
import dev.sluice.contract.repository.ApplyRequest;
import dev.sluice.contract.repository.OpenRequest;
import dev.sluice.contract.repository.RecordedRequest;
import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Status;
import dev.sluice.contract.run.SynchronizationRequest;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.filter.HandMadeInspection;
import dev.sluice.repository.filter.PlannedRun;
import dev.sluice.repository.turn.RunLifecycle;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Findings that have to be acknowledged, limits that are waived, and what was looked at. */
@ExtendWith(SharedServers.Extension.class)
class BoundDecisionsIT {
  private static final String BREACHES =
      """
      [{"scope":"Guest","threshold":"maximumDeletedLines","limit":2,"actual":9},
       {"scope":"Group.members","threshold":"maximumLinkDeletedLines","limit":0,"actual":4}]
      """;

  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    Guests.define(server, "careful", "review: { acknowledge: true }");
    Guests.define(server, "easy", "");
  }

  @Test
  void sureFindingsHaveToBeAcknowledgedByCode() {
    UUID id = held("careful");
    found(id, "COLUMNS_EXCHANGED", "LIKELY", "COLUMN_EMPTIED", "PROVEN", "AFFIX", "LIKELY");
    found(id, "DATE_DAY_MONTH", "POSSIBLE", "ENCODING", "REFUTED");

    assertThat(
            json(server.get("viewer", path(id, "review/findings"))).get("toAcknowledge").toString())
        .isEqualTo("[\"COLUMNS_EXCHANGED\",\"COLUMN_EMPTIED\"]");
    HttpResponse<String> without = resume(id, "{}");
    HttpResponse<String> half = resume(id, "{\"acknowledged\":[\"COLUMN_EMPTIED\"]}");
    HttpResponse<String> unknown =
        resume(id, "{\"acknowledged\":[\"COLUMN_EMPTIED\",\"ENCODING\",\"COLUMNS_EXCHANGED\"]}");
    HttpResponse<String> all =
        resume(
            id,
            "{\"acknowledged\":[\"COLUMN_EMPTIED\",\"COLUMNS_EXCHANGED\",\"AFFIX\"],\"comment\":\"meant\"}");

    assertThat(without.statusCode()).isEqualTo(409);
    assertThat(json(without).get("type").asString())
        .isEqualTo("urn:sluice:problem:decision-refused");
    assertThat(json(without).get("detail").asString())
        .contains("by their codes: COLUMNS_EXCHANGED, COLUMN_EMPTIED", "send `acknowledged`");
    assertThat(json(half).get("detail").asString()).contains("by their codes: COLUMNS_EXCHANGED.");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(json(unknown).get("detail").asString())
        .contains("COLUMNS_EXCHANGED, COLUMN_EMPTIED, AFFIX, DATE_DAY_MONTH");
    assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
    JsonNode shown = json(all).get("decision");
    assertThat(shown.at("/bound/acknowledged").toString())
        .isEqualTo("[\"COLUMN_EMPTIED\",\"COLUMNS_EXCHANGED\",\"AFFIX\"]");
    assertThat(shown.get("boundDigest").asString()).hasSize(64);
    assertThat(audited(id)).contains("COLUMN_EMPTIED, COLUMNS_EXCHANGED, AFFIX");
  }

  @Test
  void nobodyAcknowledgesWhatTheConnectorDoesNotAskFor() {
    UUID id = held("easy");
    found(id, "COLUMNS_EXCHANGED", "PROVEN");

    assertThat(json(server.get("viewer", path(id, "review/findings"))).get("toAcknowledge"))
        .isEmpty();
    HttpResponse<String> resumed = resume(id, "{}");

    assertThat(resumed.statusCode()).isEqualTo(200);
    assertThat(json(resumed).at("/decision/boundDigest").isNull()).isTrue();
  }

  @Test
  void whoeverCancelsAcknowledgesNothing() {
    UUID id = held("careful");
    found(id, "COLUMNS_EXCHANGED", "PROVEN");

    HttpResponse<String> odd =
        server.post("reviewer", path(id, "cancel"), "{\"acknowledged\":[\"COLUMNS_EXCHANGED\"]}");
    assertThat(odd.statusCode()).isEqualTo(400);
    assertThat(server.post("reviewer", path(id, "cancel"), "{}").statusCode()).isEqualTo(200);
  }

  /** Nobody resumes in the moment before it is known what was found. */
  @Test
  void waitsUntilItIsKnownWhatWasFound() {
    UUID id = held("careful");
    HttpResponse<String> early = resume(id, "{}");
    assertThat(early.statusCode()).isEqualTo(409);
    assertThat(json(early).get("detail").asString()).contains("in a moment");

    server
        .database()
        .insertInto(INSPECTION)
        .set(INSPECTION.SYNCHRONIZATION_ID, id)
        .set(INSPECTION.PLAN_DIGEST, "abc")
        .set(INSPECTION.STATE, "FAILED")
        .set(INSPECTION.STARTED_AT, OffsetDateTime.now())
        .execute();
    assertThat(resume(id, "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void aSignalThroughTemporalCountsOnlyIfNothingIsToBeAcknowledged() {
    UUID id = held("careful");
    found(id, "COLUMNS_EXCHANGED", "LIKELY");
    Decision resume = new Decision(Decision.Kind.RESUME, "jo", null, "abc");

    assertThat(asks(id)).isTrue();
    assertThat(counts(id, resume)).isFalse();
    assertThat(counts(id, new Decision(Decision.Kind.CANCEL, "jo", null, "abc"))).isTrue();
    resume(id, "{\"acknowledged\":[\"COLUMNS_EXCHANGED\"]}");
    assertThat(counts(id, new Decision(Decision.Kind.RESUME, "reviewer", null, "abc"))).isTrue();

    UUID harmless = held("careful");
    found(harmless, "AFFIX", "LIKELY");
    assertThat(counts(harmless, resume)).isTrue();
    assertThat(asks(held("easy"))).isFalse();
  }

  @Test
  void aLimitIsWaivedForTheOneRun() {
    UUID id = held("easy");

    HttpResponse<String> resumed =
        resume(
            id,
            """
            {"comment":"as announced","waive":[
              {"scope":"Guest","threshold":"maximumDeletedLines","reason":"Lyon closes"}]}
            """);

    assertThat(resumed.statusCode()).as(resumed.body()).isEqualTo(200);
    JsonNode waived = json(resumed).at("/decision/bound/waived/0");
    assertThat(waived.get("reason").asString()).isEqualTo("Lyon closes");
    assertThat(waived.get("message").asString()).contains("9");
    assertThat(audited(id)).contains("Guest.maximumDeletedLines: Lyon closes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{"scope":"Guest","threshold":"maximumDeletedLines"}]                   | with a reason
          [{"scope":"Guest","threshold":"maximumDeletedLines","reason":" "}]      | with a reason
          [{"scope":"Guest","threshold":"maximumInsertedLines","reason":"x"}]     | Guest.maximumDeletedLines, Group.members.maximumLinkDeletedLines
          [{"reason":"x"}]                                                        | limits that the run exceeds
          [null]                                                                  | a list of limits
          """)
  void noLimitIsWaivedWithoutReasonOrNeed(String waive, String why) {
    HttpResponse<String> answer = resume(held("easy"), "{\"waive\":" + waive + "}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("detail").asString()).contains(why);
  }

  @Test
  void whatWasLookedAtIsKeptWithTheDecision() {
    PlannedRun run = PlannedRun.ofEveryKind(server);
    HandMadeInspection.of(server.database(), run.id());
    hold(run.id(), PlannedRun.DIGEST);
    List<Integer> picked =
        json(server.get("viewer", path(run.id(), "review/changes?sort=random&seed=417")))
            .get("items")
            .valueStream()
            .map(each -> each.get("n").asInt())
            .toList();
    assertThat(evidence(run.id(), "{\"seed\":417}").statusCode()).isEqualTo(400);
    // Whoever leaves out the fourth has looked at three.
    for (int place : new int[] {0, 1, 2, 4, 5}) {
      look(run.id(), picked.get(place), place == 1 ? "wrong" : "right");
    }

    HttpResponse<String> kept = evidence(run.id(), "{\"seed\":417}");
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
    look(run.id(), picked.get(3), "unsure");
    assertThat(
            evidence(run.id(), "{\"seed\":417,\"filter\":{\"not.op\":[\"insert\"]}}").statusCode())
        .isEqualTo(201);
    assertThat(evidence(run.id(), "{\"seed\":417,\"filter\":{\"d\":[\"open\"]}}").statusCode())
        .isEqualTo(400);
    assertThat(evidence(run.id(), "{}").statusCode()).isEqualTo(400);
    assertThat(
            server
                .post("operator", path(run.id(), "review/evidence"), "{\"seed\":417}")
                .statusCode())
        .isEqualTo(403);

    JsonNode list = json(server.get("viewer", path(run.id(), "review/evidence"))).get("items");
    assertThat(list).hasSize(2);
    assertThat(list.at("/0/lookedAt").asInt()).isEqualTo(3);
    assertThat(list.at("/0/changes").asInt()).isEqualTo(12);
    assertThat(list.at("/0/wrong").asInt()).isEqualTo(1);
    assertThat(list.at("/0/bound").asDouble()).isEqualTo(0.8646);
    assertThat(list.at("/0/sentence").asString()).startsWith("3 checked, 1 wrong: ");
    assertThat(list.at("/1/unsure").asInt()).isEqualTo(1);

    HttpResponse<String> resumed = resume(run.id(), "{\"comment\":\"looked\"}");
    assertThat(resumed.statusCode()).as(resumed.body()).isEqualTo(200);
    assertThat(json(resumed).at("/decision/bound/looked")).isEqualTo(list);
  }

  @Test
  void nothingIsAppliedOnceTheRecordOfADecisionIsAnotherOne() {
    UUID id = held("easy");
    resume(
        id,
        "{\"waive\":[{\"scope\":\"Guest\",\"threshold\":\"maximumDeletedLines\",\"reason\":\"Lyon"
            + " closes\"}]}");
    Decision decision = new Decision(Decision.Kind.RESUME, "reviewer", null, "abc");
    tamper(id, "Lyon closes", "whatever");

    assertThatThrownBy(() -> startApplying(id, decision)).hasMessageContaining("is bound to");

    tamper(id, "whatever", "Lyon closes");
    assertThatCode(() -> startApplying(id, decision)).doesNotThrowAnyException();
    JsonNode shown = json(server.get("viewer", path(id, ""))).get("decision");
    assertThat(shown.at("/bound/waived/0/reason").asString()).isEqualTo("Lyon closes");
    assertThat(shown.get("boundDigest").asString()).hasSize(64);
  }

  private static void tamper(UUID id, String from, String to) {
    TestDatabase.asOwner(server.database())
        .execute(
            "UPDATE review_decision SET bound = replace(bound, {0}, {1}) WHERE synchronization_id ="
                + " {2}",
            val(from), val(to), val(id));
  }

  private static void startApplying(UUID id, Decision decision) {
    server
        .bean(RunLifecycle.class)
        .startApplying(id, new ApplyRequest(id.toString(), "abc", List.of(), decision));
  }

  private static boolean asks(UUID id) {
    String connector =
        server.database().fetchSingle(SYNCHRONIZATION, SYNCHRONIZATION.ID.eq(id)).getConnector();
    OpenRequest request =
        new OpenRequest(
            id.toString(),
            new SynchronizationRequest(
                connector, "complete", false, false, null, null, id.toString()),
            WorkflowIds.synchronization(connector, id.toString()),
            UUID.randomUUID().toString());
    return server.bean(RepositoryActivities.class).open(request).obeysRecordedDecisionsOnly();
  }

  private static boolean counts(UUID id, Decision decision) {
    return server
        .bean(RepositoryActivities.class)
        .recorded(new RecordedRequest(id.toString(), decision))
        .recorded();
  }

  private static void look(UUID id, int n, String verdict) {
    assertThat(
            server
                .post(
                    "reviewer",
                    path(id, "review/samples"),
                    "{\"n\":" + n + ",\"verdict\":\"" + verdict + "\"}")
                .statusCode())
        .isEqualTo(204);
  }

  private static HttpResponse<String> evidence(UUID id, String body) {
    return server.post("reviewer", path(id, "review/evidence"), body);
  }

  private static HttpResponse<String> resume(UUID id, String body) {
    return server.post("reviewer", path(id, "resume"), body);
  }

  private static String path(UUID id, String what) {
    return "/api/synchronizations/" + id + (what.isEmpty() ? "" : "/" + what);
  }

  /** What is kept of the last calls about a run. */
  private static String audited(UUID id) {
    return json(server.get("admin", "/api/audit"))
        .get("items")
        .valueStream()
        .map(JsonNode::toString)
        .filter(each -> each.contains(id.toString()))
        .collect(Collectors.joining());
  }

  private static UUID held(String connector) {
    UUID id = server.start("{\"connector\":\"" + connector + "\",\"mode\":\"complete\"}");
    hold(id, "abc");
    return id;
  }

  private static void hold(UUID id, String digest) {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, Status.AWAITING_REVIEW.name())
        .set(SYNCHRONIZATION.TURN, "GRANTED")
        .set(SYNCHRONIZATION.PLAN_DIGEST, digest)
        .set(SYNCHRONIZATION.BREACHES, JSONB.valueOf(BREACHES))
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
  }

  /** Codes and words, in turn. */
  private static void found(UUID id, String... findings) {
    int before =
        server.database().fetchCount(REVIEW_FINDING, REVIEW_FINDING.SYNCHRONIZATION_ID.eq(id));
    IntStream.range(0, findings.length / 2)
        .forEach(
            each ->
                server
                    .database()
                    .insertInto(REVIEW_FINDING)
                    .set(REVIEW_FINDING.SYNCHRONIZATION_ID, id)
                    .set(REVIEW_FINDING.PLACE, (short) (before + each + 1))
                    .set(REVIEW_FINDING.CODE, findings[2 * each])
                    .set(REVIEW_FINDING.WORD, findings[2 * each + 1])
                    .set(REVIEW_FINDING.TARGET, "Guest")
                    .set(REVIEW_FINDING.EXPLAINED, 60L)
                    .set(REVIEW_FINDING.CHANGES, 60L)
                    .set(
                        REVIEW_FINDING.EVIDENCE,
                        JSONB.valueOf(
                            "{\"hits\":60,\"looked\":60,\"properties\":[\"a\",\"b\"],"
                                + "\"columns\":[\"A\",\"B\"],\"values\":[\"x\",\"y\"],"
                                + "\"file\":\"people.csv\"}"))
                    .execute());
  }
}
