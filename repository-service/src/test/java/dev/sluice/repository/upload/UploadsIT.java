package dev.sluice.repository.upload;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.UPLOAD;
import static dev.sluice.repository.jooq.Tables.UPLOAD_PIECE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.Failure;
import dev.sluice.contract.FailureType;
import dev.sluice.contract.connection.SourceFindings;
import dev.sluice.contract.upload.UploadEnd;
import dev.sluice.contract.upload.UploadFindings;
import dev.sluice.contract.upload.UploadFindings.Cause;
import dev.sluice.contract.upload.UploadFindings.Example;
import dev.sluice.contract.upload.UploadStatus;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's part of uploads; nobody works as the agent but the test. */
@ExtendWith(SharedServers.Extension.class)
class UploadsIT {
  private static final String ROWS = "id,name\n1,ann\n";
  private static final String FILE = "/api/connectors/acme/sources/people/file?for=";

  private static RunningServer server;
  private static RunningServer second;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    second = shared.second();
  }

  @BeforeEach
  void forgetUploads() {
    server.database().deleteFrom(UPLOAD).execute();
  }

  @Test
  void keepsAFileUntilItsAgentHasAnswered() {
    HttpResponse<String> answer = put("operator", FILE + "complete&name=new.csv", ROWS);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode upload = json(answer);
    assertThat(upload.get("status").asString()).isEqualTo("WAITING");
    assertThat(upload.get("bytes").asLong()).isEqualTo(ROWS.length());
    assertThat(upload.get("uploadedBy").asString()).isEqualTo("operator");
    assertThat(upload.get("path").asString()).isEqualTo("people.csv");
    assertThat(upload.get("name").asString()).isEqualTo("new.csv");
    assertThat(content(id(answer))).isEqualTo(ROWS);
  }

  @Test
  void tellsWhatTheAgentFound() {
    UUID id = id(put("operator", FILE + "complete", ROWS));

    assertThat(found(id, good()).body()).isEqualTo("{\"status\":\"PLACING\",\"place\":true}");
    assertThat(status(id)).isEqualTo("PLACING");
    placed(id);

    JsonNode upload = json(server.get("viewer", "/api/uploads/" + id));
    assertThat(upload.get("status").asString()).isEqualTo("TAKEN");
    assertThat(upload.at("/findings/causes/0/examples/0/cell").asString()).isEqualTo("x\uFFFDy");
    assertThat(upload.get("failure").isNull()).isTrue();
    JsonNode listed = json(server.get("viewer", "/api/uploads")).at("/items/0/findings");
    assertThat(listed.get("rejected").asInt()).isEqualTo(1);
    assertThat(listed.get("causes")).isEmpty();
  }

  @Test
  void whatIsSentTwiceCountsOnce() {
    UUID id = id(put("operator", FILE + "complete", ROWS));
    found(id, good());
    found(id, good());
    placed(id);
    placed(id);
    assertThat(status(id)).isEqualTo("TAKEN");
    assertThat(json(found(id, good())).get("place").asBoolean()).isFalse();
    server.bean(Uploads.class).end(new UploadEnd(id.toString(), asked(id), expired(), failure()));
    assertThat(status(id)).isEqualTo("TAKEN");
  }

  @Test
  void aFileThatCannotBeUsedStaysInTheHistoryOnly() {
    UUID id = id(put("operator", FILE + "complete", ROWS));

    assertThat(json(found(id, bad())).get("place").asBoolean()).isFalse();

    assertThat(status(id)).isEqualTo("UNUSABLE");
    assertThat(json(server.get("viewer", "/api/uploads/" + id)).at("/findings/failure/message"))
        .asString()
        .contains("no rows");
  }

  @Test
  void aFileForOneRunIsPutNowhere() {
    UUID id = id(put("operator", FILE + "update", ROWS));

    assertThat(json(found(id, good())).get("place").asBoolean()).isFalse();
    assertThat(status(id)).isEqualTo("TAKEN");
  }

  @Test
  void theSameBytesAreTheSameUpload() {
    UUID first = id(put("operator", FILE + "complete", ROWS));
    assertThat(id(put("operator", FILE + "complete", ROWS))).isEqualTo(first);
    long asked = asked(first);
    found(first, good());
    placed(first);

    HttpResponse<String> again = put("operator", FILE + "complete", ROWS);

    assertThat(id(again)).isEqualTo(first);
    assertThat(asked(first)).isGreaterThan(asked);
    assertThat(status(first)).isEqualTo("WAITING");
    found(first, good());
    placed(first);
    assertThat(id(put("admin", FILE + "complete", ROWS))).isNotEqualTo(first);
    assertThat(id(put("operator", FILE + "update", ROWS))).isNotEqualTo(first);
    assertThat(server.database().fetchCount(UPLOAD)).isEqualTo(3);
    assertThat(server.database().fetchCount(UPLOAD_PIECE)).isEqualTo(3);
  }

  @Test
  void aLaterFileTakesThePlaceOfOneThatWaits() {
    UUID first = id(put("operator", FILE + "complete", ROWS));
    UUID later = id(put("operator", FILE + "complete", ROWS + "2,bob\n"));

    assertThat(status(first)).isEqualTo("SUPERSEDED");
    assertThat(json(found(first, good())).get("place").asBoolean()).isFalse();
    assertThat(json(found(later, good())).get("place").asBoolean()).isTrue();
  }

  /** The agent died while it placed the first, and comes back to it after the second. */
  @Test
  void anEarlierFileNeverFollowsALaterOne() {
    UUID first = id(put("operator", FILE + "complete", ROWS));
    found(first, good());
    UUID later = id(put("operator", FILE + "complete", ROWS + "2,bob\n"));
    found(later, good());
    placed(later);

    assertThat(json(found(first, good())).get("place").asBoolean()).isFalse();
    assertThat(status(first)).isEqualTo("SUPERSEDED");
  }

  @Test
  void filesOfTwoConnectorsDoNotMeet() {
    load("globex", "other");
    UUID acme = id(put("operator", FILE + "complete", ROWS));
    UUID globex = id(put("operator", FILE.replace("acme", "globex") + "complete", ROWS));

    assertThat(status(acme)).isEqualTo("WAITING");
    assertThat(agent("default", globex, "/content").statusCode()).isEqualTo(403);
    assertThat(agent("other", globex, "/content").statusCode()).isEqualTo(200);
    assertThat(json(server.get("viewer", "/api/uploads?connector=globex")).get("items").size())
        .isEqualTo(1);
  }

  @Test
  void aFormerFileIsKeptAndTakenAgain() {
    UUID id = id(put("operator", FILE + "complete", ROWS));
    found(id, good());
    String former = "{\"bytes\":9,\"sha256\":\"" + "0".repeat(64) + "\"}";
    assertThat(agentPost(id, "/former", former).body()).isEqualTo("{\"wanted\":true}");
    assertThat(agentPut(id, "/former", "id,name\n7").statusCode()).isEqualTo(204);
    placed(id);

    JsonNode kept = json(server.get("viewer", "/api/uploads?status=FORMER")).at("/items/0");
    UUID formerId = UUID.fromString(kept.get("id").asString());
    assertThat(kept.get("uploadedBy").asString()).isEqualTo("agent default");
    String sha256 = "{\"bytes\":9,\"sha256\":\"" + kept.get("sha256").asString() + "\"}";
    assertThat(agentPost(id, "/former", sha256).body()).isEqualTo("{\"wanted\":false}");

    HttpResponse<String> taken = server.post("operator", "/api/uploads/" + formerId + "/take", "");

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    assertThat(content(formerId)).isEqualTo("id,name\n7");
    assertThat(json(found(formerId, good())).get("place").asBoolean()).isTrue();
    placed(formerId);
    assertThat(status(formerId)).isEqualTo("TAKEN");
  }

  @Test
  void isTakenAgainByTheAgentAndForThePathOfNow() {
    load("globex", "default");
    String file = FILE.replace("acme", "globex");
    UUID complete = id(put("operator", file + "complete", ROWS));
    UUID update = id(put("operator", file + "update", ROWS));
    for (UUID each : List.of(complete, update)) {
      found(each, good());
    }
    placed(complete);
    load("globex", "other", "hr/people.csv");

    for (UUID each : List.of(complete, update)) {
      id(server.post("operator", "/api/uploads/" + each + "/take", ""));
      assertThat(agent("other", each, "/content").body()).isEqualTo(ROWS);
      assertThat(agent("default", each, "/content").statusCode()).isEqualTo(403);
    }
    assertThat(path(complete).asString()).isEqualTo("hr/people.csv");
    assertThat(path(update).isNull()).isTrue();
  }

  @Test
  void isCancelledWhileItWaits() {
    UUID id = id(put("operator", FILE + "complete", ROWS));

    HttpResponse<String> cancelled = server.post("operator", "/api/uploads/" + id + "/cancel", "");

    assertThat(json(cancelled).get("status").asString()).isEqualTo("CANCELLED");
    assertThat(json(found(id, good())).get("place").asBoolean()).isFalse();
    assertThat(server.post("operator", "/api/uploads/" + id + "/cancel", "").statusCode())
        .isEqualTo(409);
    assertThat(id(put("operator", FILE + "complete", ROWS))).isEqualTo(id);
    assertThat(status(id)).isEqualTo("WAITING");
  }

  /** What an earlier workflow says counts no more. */
  @Test
  void theEndOfAnEarlierAskingEndsNothing() {
    UUID id = id(put("operator", FILE + "complete", ROWS));
    long asked = asked(id);
    server.post("operator", "/api/uploads/" + id + "/cancel", "");
    server.post("operator", "/api/uploads/" + id + "/take", "");

    server.bean(Uploads.class).end(new UploadEnd(id.toString(), asked, expired(), failure()));
    assertThat(status(id)).isEqualTo("WAITING");
    server.bean(Uploads.class).end(new UploadEnd(id.toString(), asked(id), expired(), failure()));
    assertThat(status(id)).isEqualTo("EXPIRED");
  }

  @Test
  void nothingIsLeftOfAFileThatIsHalfSent() throws Exception {
    URI url = URI.create(server.url());
    String login =
        Base64.getEncoder().encodeToString("operator:secret".getBytes(StandardCharsets.UTF_8));
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("PUT "
                  + FILE
                  + "complete HTTP/1.1\r\nHost: 127.0.0.1:"
                  + url.getPort()
                  + "\r\nAuthorization: Basic "
                  + login
                  + "\r\nContent-Type: text/csv\r\nContent-Length: 5000000\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      out.write("id,name\n".repeat(300_000).getBytes(StandardCharsets.UTF_8));
      out.flush();
      await(() -> server.database().fetchCount(UPLOAD_PIECE) > 0);
    }

    await(() -> server.database().fetchCount(UPLOAD) == 0);
    assertThat(server.database().fetchCount(UPLOAD_PIECE)).isZero();
    assertThat(json(server.get("viewer", "/api/uploads")).get("items")).isEmpty();
  }

  @Test
  void errorsAreTheFilesColumnsWithTheReasonsBehind() {
    UUID id = id(put("operator", FILE + "complete", ROWS));
    String rows =
        "line,code,column,message,id,name\n2,not-integer,id,is no number,=1+1,ann\n"
            + "2,required,name,is empty,=1+1,ann\n3,ragged-row,,has 1 cell,5\n";
    agentPut(id, "/errors", rows);
    agentPut(id, "/errors", rows);

    assertThat(server.get("viewer", "/api/uploads/" + id + "/errors").body())
        .isEqualToNormalizingNewlines(
            "id,name,_error_code,_error_column,_error_message,_error_line\n"
                + "'=1+1,ann,not-integer; required,id; name,id: is no number name: is empty,2\n"
                + "5,,ragged-row,,has 1 cell,3\n");
    HttpResponse<String> workbook =
        server.send(
            server
                .request("viewer", "/api/uploads/" + id + "/errors")
                .header(
                    "Accept", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    assertThat(workbook.statusCode()).isEqualTo(200);
    assertThat(workbook.body()).startsWith("PK");
  }

  /** The definition of now, since it reads the file that is corrected. */
  @Test
  void errorsAreWrittenAsTheirSourceReadsThem() {
    load("globex", "default", "people.csv, delimiter: \";\"");
    UUID id = id(put("operator", FILE.replace("acme", "globex") + "complete", ROWS));
    agentPut(id, "/errors", "line,code,column,message,id,name\n2,required,name,is empty,1\n");
    assertThat(server.get("viewer", "/api/uploads/" + id + "/errors").body())
        .startsWith("id;name;_error_code")
        .contains("1;;required;name;is empty;2");

    server.send(server.request("admin", "/api/connectors/globex").DELETE());

    assertThat(server.get("viewer", "/api/uploads/" + id + "/errors").body())
        .startsWith("id,name,_error_code");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          operator | acme    | people | complete&name=a%0Ab | text/csv   | id       | 400 | invalid-request
          operator | acme    | people | whatever            | text/csv   | id       | 400 | invalid-request
          operator | nobody  | people | complete            | text/csv   | id       | 404 | unknown-connector
          operator | acme    | others | complete            | text/csv   | id       | 404 | not-found
          viewer   | acme    | people | complete            | text/csv   | id       | 403 | forbidden
          reviewer | acme    | people | complete            | text/csv   | id       | 403 | forbidden
          operator | acme    | people | complete            | text/html  | id       | 415 | unsupported-media-type
          operator | acme    | people | complete            | text/csv   | %PDF-1.7 | 422 | wrong-kind-of-file
          operator | acme    | people | complete            | text/csv   | <html>   | 422 | wrong-kind-of-file
          operator | acme    | people | complete&name=a.pdf | text/csv   | id       | 422 | wrong-kind-of-file
          """)
  void refusesWhatItCannotTake(
      String user,
      String connector,
      String source,
      String purpose,
      String type,
      String body,
      int status,
      String problem) {
    HttpResponse<String> answer =
        server.send(
            server
                .request(
                    user,
                    "/api/connectors/" + connector + "/sources/" + source + "/file?for=" + purpose)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString(body)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:sluice:problem:" + problem);
    assertThat(server.database().fetchCount(UPLOAD)).isZero();
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    String large = "id,name\n".repeat(160_000);

    HttpResponse<String> answer =
        second.send(
            second
                .request("operator", FILE + "complete")
                .expectContinue(true)
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofString(large)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
    assertThat(server.database().fetchCount(UPLOAD)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"viewer, 403", "reviewer, 403", "operator, 404"})
  void onlyOperatorsTakeAndCancel(String user, int status) {
    String upload = "/api/uploads/" + UUID.randomUUID();
    assertThat(server.post(user, upload + "/take", "").statusCode()).isEqualTo(status);
    assertThat(server.post(user, upload + "/cancel", "").statusCode()).isEqualTo(status);
  }

  @Test
  void oldFilesAreForgottenAndTheirHistoryStays() {
    UUID id = id(put("operator", FILE + "complete", ROWS));
    found(id, good());
    placed(id);
    server
        .database()
        .update(UPLOAD)
        .set(UPLOAD.ENDED_AT, OffsetDateTime.now().minusDays(31))
        .execute();

    server.bean(UploadForgetting.class).forget();

    JsonNode upload = json(server.get("viewer", "/api/uploads/" + id));
    assertThat(upload.get("kept").asBoolean()).isFalse();
    assertThat(upload.get("findings").isNull()).isTrue();
    assertThat(upload.get("sha256").asString()).hasSize(64);
    assertThat(server.database().fetchCount(UPLOAD_PIECE)).isZero();
    assertThat(server.post("operator", "/api/uploads/" + id + "/take", "").statusCode())
        .isEqualTo(410);
    assertThat(server.get("viewer", "/api/uploads/" + id + "/errors").statusCode()).isEqualTo(410);
    assertThat(id(put("operator", FILE + "complete", ROWS))).isNotEqualTo(id);
  }

  @Test
  void nothingWaitsForEver() {
    UUID id = id(put("operator", FILE + "complete", ROWS));
    server
        .database()
        .update(UPLOAD)
        .set(UPLOAD.ASKED_AT, OffsetDateTime.now().minusHours(26))
        .execute();

    server.bean(UploadForgetting.class).forget();

    assertThat(status(id)).isEqualTo("EXPIRED");
  }

  private static HttpResponse<String> put(String user, String path, String body) {
    return server.send(
        server
            .request(user, path)
            .header("Content-Type", "text/csv")
            .PUT(BodyPublishers.ofString(body)));
  }

  private static UUID id(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
    return UUID.fromString(json(answer).get("id").asString());
  }

  private static String status(UUID id) {
    return server
        .database()
        .select(UPLOAD.STATUS)
        .from(UPLOAD)
        .where(UPLOAD.ID.eq(id))
        .fetchSingle(UPLOAD.STATUS);
  }

  private static long asked(UUID id) {
    return server
        .database()
        .select(UPLOAD.ASKED)
        .from(UPLOAD)
        .where(UPLOAD.ID.eq(id))
        .fetchSingle(UPLOAD.ASKED);
  }

  private static HttpResponse<String> found(UUID id, UploadFindings findings) {
    return agentPost(id, "/findings", JsonMapper.shared().writeValueAsString(findings));
  }

  private static void placed(UUID id) {
    assertThat(agentPost(id, "/placed", "").statusCode()).isEqualTo(204);
  }

  private static String content(UUID id) {
    return agent("default", id, "/content").body();
  }

  private static HttpResponse<String> agent(String agent, UUID id, String path) {
    return server.send(server.agentRequest(agent, "/agent/uploads/" + id + path).GET());
  }

  private static HttpResponse<String> agentPost(UUID id, String path, String json) {
    HttpRequest.Builder request = server.agentRequest("default", "/agent/uploads/" + id + path);
    return server.send(
        request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  private static HttpResponse<String> agentPut(UUID id, String path, String body) {
    return server.send(
        server
            .agentRequest("default", "/agent/uploads/" + id + path)
            .PUT(BodyPublishers.ofString(body)));
  }

  private static UploadFindings good() {
    return new UploadFindings(
        null,
        findings(),
        1,
        1,
        0,
        List.of(new Cause("Person", "c", "id", "r", 1, List.of(new Example(2, "x\0y")))),
        List.of());
  }

  private static UploadFindings bad() {
    return new UploadFindings(failure(), findings(), 0, 0, 0, List.of(), List.of());
  }

  private static SourceFindings findings() {
    return SourceFindings.unreachable("people", "people.csv");
  }

  private static Failure failure() {
    return Failure.of(FailureType.SOURCE_MALFORMED, "The file has no rows.", "Send rows.");
  }

  private static UploadStatus expired() {
    return UploadStatus.EXPIRED;
  }

  private static JsonNode path(UUID id) {
    return json(server.get("viewer", "/api/uploads/" + id)).get("path");
  }

  private static void load(String connector, String agent) {
    load(connector, agent, "people.csv");
  }

  private static void load(String connector, String agent, String path) {
    HttpResponse<String> answer =
        server.send(
            server
                .request("admin", "/api/connectors/" + connector)
                .header("Content-Type", "application/yaml")
                .PUT(
                    BodyPublishers.ofString(
                        RunningServer.DEFINITION
                            .replace("connector: acme", "connector: " + connector)
                            .replace("sources:", "agent: " + agent + "\nsources:")
                            .replace("people.csv", path))));
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  private static void await(BooleanSupplier met) throws InterruptedException {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!met.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
