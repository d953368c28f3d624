package dev.sluice.repository.agent;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.RESOURCE_CHANGE;
import static dev.sluice.repository.jooq.Tables.SYNCHRONIZATION;
import static dev.sluice.repository.jooq.Tables.UNSETTLED_ROW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.repository.RepositoryActivities;
import dev.sluice.contract.repository.TurnRequest;
import dev.sluice.contract.run.Status;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.run.Synchronization;
import dev.sluice.repository.run.Synchronizations;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an agent sends, over real HTTP into the real comparison. */
@ExtendWith(SharedServers.Extension.class)
class AgentControllerIT {
  private static final String FILES =
      """
      {"files":[{"target":"Person","association":false,"source":"people","read":%d,"rejected":1,
        "duplicates":0,"rows":%d,"commands":false,"content":"ROWS","sha256":"00"}]}
      """;

  private static RunningServer server;
  private UUID id;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
  }

  @BeforeEach
  void freshRun() {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, "CANCELLED")
        .set(SYNCHRONIZATION.TURN, "RELEASED")
        .execute();
    id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
  }

  @Test
  void plansRowsAsTheyArrive() {
    takeTurn();
    String attempt = begin(2);

    HttpResponse<String> rows = put(attempt, "rows/Person", "command,id,name\n,1,Ada\n,2,=Bert\n");
    HttpResponse<String> rejects =
        put(attempt, "rejects/Person", "line,column,code,reason,key\n4,name,required,empty,3,3,\n");
    HttpResponse<String> plan = post("/compare/" + attempt + "/finish", "");

    assertThat(rows.statusCode()).as(rows.body()).isEqualTo(204);
    assertThat(rejects.statusCode()).as(rejects.body()).isEqualTo(204);
    assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
    assertThat(json(plan).get("resources").get("Person").get("inserted").asInt()).isEqualTo(2);
    assertThat(json(plan).get("digest").asString()).isNotEmpty();
    String read = server.get("viewer", "/api/synchronizations/" + id).body();
    assertThat(read).contains("\"inserted\":2", json(plan).get("digest").asString());
  }

  @Test
  void tellsTheKeysOfRowsThatWereNotTaken() {
    for (String key : List.of("b", "a", "\u00e9\"x\"\ny", "A")) {
      server
          .database()
          .insertInto(UNSETTLED_ROW)
          .values("acme", "Person", key)
          .onConflictDoNothing()
          .execute();
    }
    server.database().insertInto(UNSETTLED_ROW).values("other", "Person", "c").execute();
    assertThat(get("/unsettled/Person").statusCode()).isEqualTo(400);
    takeTurn();

    assertThat(get("/unsettled/Person").body())
        .isEqualTo("key\n\"A\"\n\"a\"\n\"b\"\n\"\u00e9\"\"x\"\"\ny\"\n");
    assertThat(get("/unsettled/Group").body()).isEqualTo("key\n");
  }

  @Test
  void takesBodyOfManyMegabytesWithoutKeepingIt() {
    takeTurn();
    int count = 200_000;
    String attempt = begin(count);
    HttpResponse<String> answer =
        server.send(
            server
                .agentRequest("default", path("/compare/" + attempt + "/rows/Person"))
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofInputStream(() -> manyRows(count))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(
            server
                .database()
                .fetchCount(RESOURCE_CHANGE, RESOURCE_CHANGE.SYNCHRONIZATION_ID.eq(id)))
        .isEqualTo(count);
  }

  @Test
  void answersOvertakenAttemptEvenWhenItStillSends() {
    takeTurn();
    String overtaken = begin(1);
    begin(1);
    HttpResponse<String> answer =
        server.send(
            server
                .agentRequest("default", path("/compare/" + overtaken + "/rows/Person"))
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofInputStream(() -> manyRows(100_000))));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).get("failureType").asString()).isEqualTo("OVERTAKEN");
    assertThat(json(answer).get("remedy").asString()).isNotEmpty();
  }

  @Test
  void refusesRowsOfRunWithoutItsTurn() {
    HttpResponse<String> answer = post("/compare", FILES.formatted(1, 1));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("failureType").asString()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void refusesRowsOfRunThatHasEnded() {
    set(Status.CANCELLED);
    HttpResponse<String> answer = post("/compare", FILES.formatted(1, 1));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).get("failureType").asString()).isEqualTo("RUN_ENDED");
  }

  @Test
  void refusesRunOfAnotherAgent() {
    takeTurn();
    HttpResponse<String> answer =
        server.send(
            server
                .agentRequest("other", path("/compare"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(FILES.formatted(1, 1))));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).get("failureType").asString()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void saysNothingOfTheRowsThatItCannotRead() {
    takeTurn();
    String attempt = begin(1);
    HttpResponse<String> answer =
        put(attempt, "rows/Person", "command,id,name\n,1,Ada,canary-7f3a,canary-7f3a\n");
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.body()).contains("failureType").doesNotContain("canary-7f3a");
  }

  @ParameterizedTest(name = "{0} while {1}: {2}")
  @CsvSource(
      textBlock =
          """
          export,  QUEUED,          EXPORTING
          prepare, EXPORTING,       PREPARING
          compare, PREPARING,       COMPARING
          export,  COMPARING,       EXPORTING
          compare, AWAITING_REVIEW, AWAITING_REVIEW
          compare, APPLYING,        APPLYING
          compare, COMPLETED,       COMPLETED
          export,  INTERRUPTED,     INTERRUPTED
          """)
  void showsProgressUnlessTheRunIsPastIt(String step, Status before, Status after) {
    set(before);
    HttpResponse<String> answer =
        post("/progress", "{\"step\":\"" + step + "\",\"done\":5,\"total\":null}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    Synchronization run = server.bean(Synchronizations.class).findById(id).orElseThrow();
    assertThat(run.status()).isEqualTo(after);
    if (before != after) {
      assertThat(run.progress().step()).isEqualTo(step);
      assertThat(run.progress().done()).isEqualTo(5);
    }
  }

  @Test
  void refusesProgressOfStepThatNoAgentDoes() {
    assertThat(post("/progress", "{\"step\":\"apply\"}").statusCode()).isEqualTo(400);
  }

  private void takeTurn() {
    server.bean(RepositoryActivities.class).takeTurn(new TurnRequest(id.toString(), false));
  }

  private void set(Status status) {
    server
        .database()
        .update(SYNCHRONIZATION)
        .set(SYNCHRONIZATION.STATUS, status.name())
        .where(SYNCHRONIZATION.ID.eq(id))
        .execute();
  }

  private String begin(int rows) {
    HttpResponse<String> answer = post("/compare", FILES.formatted(rows + 1, rows));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).get("attempt").asString();
  }

  private HttpResponse<String> post(String what, String body) {
    return server.send(
        server
            .agentRequest("default", path(what))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String what) {
    return server.send(server.agentRequest("default", path(what)).GET());
  }

  private HttpResponse<String> put(String attempt, String what, String csv) {
    return server.send(
        server
            .agentRequest("default", path("/compare/" + attempt + "/" + what))
            .header("Content-Type", "text/csv")
            .PUT(BodyPublishers.ofString(csv)));
  }

  private String path(String what) {
    return "/agent/synchronizations/" + id + what;
  }

  /** About 100 bytes a row, made while they are read. */
  private static InputStream manyRows(int count) {
    Stream<InputStream> rows =
        IntStream.range(0, count)
            .mapToObj(i -> ",%09d,%s\n".formatted(i, "x".repeat(90)))
            .<InputStream>map(
                row -> new ByteArrayInputStream(row.getBytes(StandardCharsets.UTF_8)));
    InputStream header =
        new ByteArrayInputStream("command,id,name\n".getBytes(StandardCharsets.UTF_8));
    Iterator<InputStream> parts = Stream.concat(Stream.of(header), rows).iterator();
    return new SequenceInputStream(new Parts(parts));
  }

  private record Parts(Iterator<InputStream> parts) implements Enumeration<InputStream> {
    @Override
    public boolean hasMoreElements() {
      return parts.hasNext();
    }

    @Override
    public InputStream nextElement() {
      return parts.next();
    }
  }
}
