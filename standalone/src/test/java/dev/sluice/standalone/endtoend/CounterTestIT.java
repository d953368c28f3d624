package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Held runs are counted again under other readings, by agent and server as they are. */
@RequiresTemporal
@ExtendWith(SharedServer.Extension.class)
class CounterTestIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SIZE = 200;

  private static ServerProcess server;
  private static Path folder;

  @BeforeAll
  static void start(SharedServer shared) {
    server = shared.server();
    folder = shared.folder();
  }

  /** What is held would wait for days, and other tests for it. */
  @AfterEach
  void cancelWhatIsHeld() throws Exception {
    for (JsonNode run : server.get("/api/synchronizations?status=AWAITING_REVIEW").path("items")) {
      server.decide(run.path("id").asString(), "cancel");
    }
  }

  @Test
  void provesAnExchangedHeaderByItself() throws Exception {
    Staff staff = loaded("exchanged");
    staff.drifts(7).write("ID,GN,SN,BADGE,HIRED,PHONE");
    String run = held(staff);

    JsonNode finding = finding(run, "COLUMNS_EXCHANGED", "proven");

    assertThat(finding.path("proof").asString())
        .endsWith("Read that way, 0 of 200 changes would be left, counted over all 200 rows.")
        .doesNotContain("sample");
    JsonNode resources = server.get("/api/resources?entityType=Person&limit=1");
    assertThat(resources.at("/items/0/attributes/sn").asString()).startsWith("Müller");
    assertThat(server.run(run).path("status").asString()).isEqualTo("AWAITING_REVIEW");
    assertThat(server.run(run).at("/resources/Person/updated").asInt()).isEqualTo(SIZE);
  }

  /** Of half the rows the other half would be spoilt. */
  @Test
  void refutesWhatIsTrueOfHalfTheRows() throws Exception {
    Staff staff = loaded("half");
    staff.writeRows(row -> Staff.number(row) % 2 == 0 ? row : exchanged(row, 1, 2));
    String run = held(staff);
    awaitInspection(run);

    JsonNode test = counted(run, "{\"exchange\":[\"sn\",\"GN\"]}");

    assertThat(test.path("word").asString()).isEqualTo("refuted");
    assertThat(test.at("/result/now").asInt()).isEqualTo(SIZE / 2);
    assertThat(test.at("/result/then").asInt()).isEqualTo(SIZE / 2);
    assertThat(test.at("/result/operations").toString()).isEqualTo("{\"update\":100}");
    assertThat(test.at("/result/columns").toString())
        .isEqualTo("{\"displayName\":100,\"givenName\":100,\"sn\":100}");
    JsonNode other = refuted(run, "COLUMNS_EXCHANGED");
    assertThat(other.path("proof").asString())
        .contains("Read that way, 100 of 100 changes would be left, counted over all 200 rows.");
  }

  @Test
  void provesThatDayAndMonthAreExchanged() throws Exception {
    Staff staff = loaded("dates");
    staff.writeRows(
        row -> {
          String[] date = row[4].split("/");
          row[4] = date[1] + "/" + date[0] + "/" + date[2];
          return row;
        });
    String run = held(staff);

    JsonNode finding = finding(run, "DATE_DAY_MONTH", "proven");

    // Days above the twelfth are no months, and were rejected.
    assertThat(finding.path("proof").asString())
        .contains("Read that way, 112 rejected rows could be used, and 0 of 53 changes would be");
    JsonNode wrong = counted(run, format("yyyyMMdd"));
    assertThat(wrong.path("word").asString()).isEqualTo("refuted");
    // Nothing would be changed by rows that cannot be used; that is no proof.
    assertThat(wrong.at("/result/operations").toString()).isEqualTo("{}");
    assertThat(wrong.at("/result/unusable").asInt()).isPositive();
  }

  /** Of an expression's text nothing is moved, and the key may be among what is read again. */
  @Test
  void provesThatDatesMovedByADay() throws Exception {
    Staff staff = loaded("shifted");
    DateTimeFormatter written = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    staff
        .drifts(4)
        .writeRows(
            row -> {
              row[4] = LocalDate.parse(row[4], written).minusDays(1).format(written);
              return row;
            });
    String run = held(staff);

    JsonNode finding = finding(run, "DATE_SHIFTED", "proven");

    assertThat(finding.path("summary").asString())
        .isEqualTo("All dates in the column HIRED of shifted.csv are 1 day earlier.");
    assertThat(finding.path("proof").asString())
        .endsWith("Read that way, 0 of 200 changes would be left, counted over all 200 rows.");
    JsonNode other = counted(run, "{\"shift\":{\"property\":\"HIRED\",\"by\":\"P-1D\"}}");
    assertThat(other.path("word").asString()).isEqualTo("refuted");
    assertThat(other.at("/result/then").asInt()).isEqualTo(SIZE);
    JsonNode far = counted(run, "{\"shift\":{\"property\":\"hired\",\"by\":\"P9000Y\"}}");
    assertThat(far.path("word").asString()).isEqualTo("refuted");
    assertThat(far.at("/result/unusable").asInt()).isEqualTo(SIZE);
  }

  /** Nothing is planned of rows that are rejected; what they hold tells anyway. */
  @Test
  void provesThatDatesAreWrittenOtherwise() throws Exception {
    Staff staff = loaded("otherwise");
    staff
        .drifts(4)
        .writeRows(
            row -> {
              String[] date = row[4].split("/");
              row[4] = date[2] + date[1] + date[0];
              return row;
            });
    String run = held(staff);

    JsonNode finding = finding(run, "DATE_FORMAT", "proven");

    assertThat(finding.path("summary").asString())
        .isEqualTo(
            "The dates in the column HIRED of otherwise.csv have the format yyyyMMdd; 200 rows were"
                + " rejected because they are not valid dates in the definition's format.");
    assertThat(finding.path("proof").asString())
        .isEqualTo(
            "It explains 200 rejected rows of Person. 200 of 200 checked show it. Read that way,"
                + " 200 rejected rows could be used, and 0 changes would be made, counted over all"
                + " 200 rows.");
    JsonNode other = counted(run, format("dd.MM.yyyy"));
    assertThat(other.path("word").asString("none")).isEqualTo("none");
    assertThat(other.at("/result/repaired").asInt()).isZero();
  }

  /**
   * The delta is made again from the snapshot, so that what people changed by hand meanwhile, and
   * the plan leaves alone, does not count against the reading.
   */
  @Test
  void provesByTheDeltaOfAnIncrementalRun() throws Exception {
    Staff staff = loaded("delta");
    changePhones(staff, 20);
    staff.drifts(4).write("ID,GN,SN,BADGE,HIRED,PHONE");
    String run = held(staff, "incremental");

    JsonNode finding = finding(run, "COLUMNS_EXCHANGED", "proven");

    assertThat(finding.path("proof").asString())
        .endsWith("Read that way, 0 of 200 changes would be left, counted over all 200 rows.");
    JsonNode other = counted(run, "{\"exchange\":[\"sn\",\"badge\"]}");
    assertThat(other.path("word").asString()).isEqualTo("refuted");
    JsonNode same = counted(run, "{\"columns\":{\"sn\":\"GN\",\"givenName\":\"SN\"}}");
    assertThat(same.at("/result/operations").toString()).isEqualTo("{\"update\":4}");
    assertThat(same.at("/result/columns").toString()).isEqualTo("{\"phone\":4}");
  }

  /** Of a command file, the rows that it has are read otherwise, and no others. */
  @Test
  void provesByTheCommandsOfAFile() throws Exception {
    Staff staff = loaded("commands");
    staff.writeCommands("ID,GN,SN,BADGE,HIRED,PHONE", 60);
    String run = held(staff, "incremental");

    JsonNode finding = finding(run, "COLUMNS_EXCHANGED", "proven");

    assertThat(finding.path("proof").asString())
        .endsWith("Read that way, 0 of 60 changes would be left, counted over all 60 rows.");
  }

  /** Somebody changes phones by hand, which is none of the connector's business. */
  private static void changePhones(Staff staff, int some) throws Exception {
    JsonNode people =
        server.get("/api/resources?entityType=Person&q=" + staff.keyPrefix() + "&limit=" + some);
    for (JsonNode person : people.path("items")) {
      HttpResponse<String> changed =
          server.send(
              server
                  .request("/api/resources/" + person.path("id").asString())
                  .header("Content-Type", "application/json")
                  .method(
                      "PATCH",
                      BodyPublishers.ofString(
                          "{\"attributes\": {\"phone\": \"+1 555\"}, \"version\": %s}"
                              .formatted(person.path("version")))));
      assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }
  }

  @Test
  void provesThatKeysHaveLostTheirZeros() throws Exception {
    Staff staff = loaded("zeros");
    staff.writeRows(
        row -> {
          row[0] = row[0].replaceFirst("^0+", "");
          return row;
        });
    String run = held(staff);

    JsonNode finding = finding(run, "KEY_REFORMATTED", "proven");

    assertThat(finding.path("proof").asString())
        .contains("Read that way, 0 of 400 changes would be left, counted over all 200 rows.");
    JsonNode other = counted(run, "{\"key\":\"lower-case\"}");
    assertThat(other.path("word").asString()).isEqualTo("refuted");
    assertThat(other.at("/result/then").asInt()).isEqualTo(400);
  }

  @Test
  void provesThatTheKeyIsAnotherColumn() throws Exception {
    Staff staff = loaded("badges");
    staff.write("BADGE,SN,GN,ID,HIRED,PHONE");
    String run = held(staff);

    JsonNode finding = finding(run, "KEY_IS_OTHER_COLUMN", "proven");

    assertThat(finding.path("proof").asString())
        .contains("Read that way, 0 of 400 changes would be left");
  }

  @Test
  void provesAWrongEncoding() throws Exception {
    Charset declared = Charset.forName("windows-1252");
    Staff staff = Staff.named("letters", folder, SIZE, declared);
    load(staff);
    staff.writeIn(StandardCharsets.UTF_8);
    String run = held(staff);

    JsonNode finding = finding(run, "ENCODING", "proven");

    assertThat(finding.path("proof").asString()).contains("Read that way, 0 of ");
  }

  /** What remains without a column is told, and proves nothing. */
  @Test
  void saysWhatIsLeftWithoutAColumn() throws Exception {
    Staff staff = loaded("phones");
    staff.writeRows(
        row -> {
          row[5] = "";
          if (Staff.number(row) <= 3) {
            row[1] = "Married-" + row[1];
          }
          return row;
        });
    String run = held(staff);

    JsonNode finding =
        server.await(
            () -> first(run), each -> each.path("proof").asString("").contains("Without it"));

    assertThat(finding.path("code").asString()).isEqualTo("COLUMN_EMPTIED");
    assertThat(finding.path("word").asString()).isEqualTo("likely");
    assertThat(finding.path("proof").asString())
        .endsWith("Without it, 3 of 200 changes would be left.");
  }

  @Test
  void twoConnectorsAreCountedAtATimeAndOneIsNot() throws Exception {
    Staff one = loaded("north");
    Staff other = loaded("south");
    one.write("ID,GN,SN,BADGE,HIRED,PHONE");
    other.write("ID,SN,BADGE,GN,HIRED,PHONE");
    String first = held(one);
    String second = held(other);
    finding(first, "COLUMNS_EXCHANGED", "proven");
    finding(second, "COLUMNS_EXCHANGED", "proven");

    HttpResponse<String> asked = ask(first, "{\"exchange\":[\"sn\",\"badge\"]}");
    HttpResponse<String> beside = ask(second, "{\"exchange\":[\"givenName\",\"badge\"]}");
    HttpResponse<String> again = ask(first, "{\"exchange\":[\"sn\",\"badge\"]}");

    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    assertThat(beside.statusCode()).as(beside.body()).isEqualTo(202);
    assertThat(again.statusCode()).isIn(202, 409);
    assertThat(ended(first, asked).path("word").asString()).isEqualTo("refuted");
    assertThat(ended(second, beside).path("word").asString()).isEqualTo("proven");
  }

  @Test
  void decisionDoesNotWaitAndEndsTheTest() throws Exception {
    Staff staff = loaded("decided");
    staff.write("ID,GN,SN,BADGE,HIRED,PHONE");
    String run = held(staff);
    finding(run, "COLUMNS_EXCHANGED", "proven");

    HttpResponse<String> asked = ask(run, "{\"exchange\":[\"sn\",\"badge\"]}");
    assertThat(server.decide(run, "cancel").statusCode()).isEqualTo(200);
    server.await(run, "CANCELLED");

    JsonNode test = ended(run, asked);
    assertThat(test.path("state").asString()).isIn("COUNTED", "NOT_COUNTED");
    HttpResponse<String> late = ask(run, "{\"exchange\":[\"sn\",\"badge\"]}");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("not-testable", "Only a held run can be tested");
  }

  @Test
  void refusesWhatIsNoReading() throws Exception {
    Staff staff = loaded("refused");
    staff.write("ID,GN,SN,BADGE,HIRED,PHONE");
    String run = held(staff);
    finding(run, "COLUMNS_EXCHANGED", "proven");

    for (String reading :
        new String[] {
          "{}",
          "{\"exchange\":[\"sn\"]}",
          "{\"exchange\":[\"sn\",\"displayName\"]}",
          "{\"exchange\":[\"sn\",\"nobody\"]}",
          "{\"columns\":{\"sn\":\"GN\",\"givenName\":\"GN\"}}",
          "{\"format\":{\"property\":\"sn\",\"pattern\":\"yyyy\"}}",
          "{\"format\":{\"property\":\"hired\",\"pattern\":\"bb{\"}}",
          "{\"shift\":{\"property\":\"sn\",\"by\":\"P1D\"}}",
          "{\"shift\":{\"property\":\"hired\",\"by\":\"a day\"}}",
          "{\"shift\":{\"property\":\"hired\",\"by\":\"PT2H\"}}",
          "{\"shift\":{\"property\":\"hired\"}}",
          "{\"encoding\":\"no-such\"}",
          "{\"key\":\"shuffle\"}",
          "{\"without\":[\"id\"]}",
          "{\"key\":\"trim\",\"encoding\":\"UTF-8\"}"
        }) {
      HttpResponse<String> refused = ask(run, reading);
      assertThat(refused.statusCode()).as(reading + refused.body()).isEqualTo(400);
    }
    JsonNode unreadable = counted(run, "{\"columns\":{\"sn\":\"NO_SUCH\"}}", "NOT_COUNTED");
    assertThat(unreadable.path("reason").asString()).contains("refused.csv", "no such column");
  }

  private static String format(String pattern) {
    return "{\"format\":{\"property\":\"hired\",\"pattern\":\"" + pattern + "\"}}";
  }

  private static String[] exchanged(String[] row, int one, int other) {
    String value = row[one];
    row[one] = row[other];
    row[other] = value;
    return row;
  }

  private static Staff loaded(String name) throws Exception {
    Staff staff = Staff.named(name, folder, SIZE);
    load(staff);
    return staff;
  }

  private static void load(Staff staff) throws Exception {
    server.reload();
    server.await(server.post(staff.name(), "initial"), "COMPLETED");
  }

  private static String held(Staff staff) throws Exception {
    return held(staff, "complete");
  }

  private static String held(Staff staff, String mode) throws Exception {
    String run = server.post(staff.name(), mode);
    JsonNode ended = server.await(run, "AWAITING_REVIEW", "COMPLETED", "FAILED");
    assertThat(ended.path("status").asString()).as("%s", ended).isEqualTo("AWAITING_REVIEW");
    return run;
  }

  private static void awaitInspection(String run) throws Exception {
    server.await(() -> findings(run), found -> found.path("looked").asBoolean());
  }

  private static JsonNode findings(String run) throws Exception {
    return server.get("/api/synchronizations/" + run + "/review/findings");
  }

  private static JsonNode first(String run) throws Exception {
    return findings(run).at("/items/0");
  }

  /** The first finding, once it says this. */
  private static JsonNode finding(String run, String code, String word) throws Exception {
    Predicate<JsonNode> hoped =
        each ->
            each.path("code").asString("").equals(code)
                && each.path("word").asString().equals(word);
    return server.await(() -> first(run), hoped);
  }

  private static JsonNode refuted(String run, String code) throws Exception {
    return findings(run)
        .path("others")
        .valueStream()
        .filter(each -> each.path("code").asString().equals(code))
        .filter(each -> each.path("word").asString().equals("refuted"))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode counted(String run, String reading) throws Exception {
    return counted(run, reading, "COUNTED");
  }

  private static JsonNode counted(String run, String reading, String state) throws Exception {
    HttpResponse<String> asked =
        server.await(() -> ask(run, reading), answer -> answer.statusCode() != 409);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    JsonNode test = ended(run, asked);
    assertThat(test.path("state").asString()).as("%s", test).isEqualTo(state);
    return test;
  }

  private static HttpResponse<String> ask(String run, String reading) throws Exception {
    return server.send(
        server
            .request("/api/synchronizations/" + run + "/review/counter-tests")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"reading\":" + reading + "}")));
  }

  private static JsonNode ended(String run, HttpResponse<String> asked) throws Exception {
    String test = JSON.readTree(asked.body()).path("id").asString();
    return server.await(
        () -> server.get("/api/synchronizations/" + run + "/review/counter-tests/" + test),
        each -> !each.path("state").asString("WAITING").equals("WAITING"));
  }
}
