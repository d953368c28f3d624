package dev.sluice.repository.reject;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.COMPARED_TARGET;
import static dev.sluice.repository.jooq.Tables.REJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class RejectControllerIT {
  private static final String CONNECTOR =
      """
      connector: rejecting
      sources: { people: { csv: { path: people.csv } } }
      entityTypes:
        Person:
          source: people
          key: id
          properties:
            id: { column: ID }
            name: { column: NAME }
            pay: { column: PAY, type: decimal, decimalComma: true }
            born: { column: BORN, type: date, format: dd.MM.yyyy }
      associations:
        Person.boss: { source: people, owner: ID, target: { entityType: Person, column: BOSS }, multiplicity: one }
      """;

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static RunningServer server;
  private static UUID first;
  private static UUID id;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    put(CONNECTOR, "rejecting");
    first = server.start("{\"connector\":\"rejecting\",\"mode\":\"complete\"}");
    id = first;
    reject(
        "Person", 4L, "NAME", "required", "expected a value.", "9", null, "9", "", "007", "@home");
    reject("Person", 4L, "PAY", "under-min", "expected more.", "9", null);
    // The same row is read for a link as well, and told once.
    reject(
        "Person.boss",
        4L,
        "BOSS",
        "too-long",
        "expected less.",
        "9",
        null,
        "9",
        "",
        "007",
        "@home");
    reject("Person", 7L, null, "ragged-row", "expected 4 cells.", "8", null, "8", "x");
    reject(
        "Person",
        null,
        "NAME",
        "not-unique",
        "expected another.",
        "5",
        "{\"name\":\"=1+1\",\"pay\":1.5,\"born\":\"2020-12-31\"}");
    reject(
        "Person.boss",
        null,
        "BOSS",
        "unknown-target",
        "expected a target.",
        "6",
        null,
        "6",
        "nobody");
  }

  @AfterEach
  void backToTheFirst() {
    id = first;
  }

  private static void put(String definition, String connector) {
    HttpResponse<String> put =
        server.send(
            server
                .request("admin", "/api/connectors/" + connector)
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(definition)));
    assertThat(put.statusCode()).as(put.body()).isIn(200, 201);
  }

  private static void reject(
      String target,
      @Nullable Long line,
      @Nullable String column,
      String code,
      String reason,
      String key,
      @Nullable String attributes,
      String... cells) {
    rejectOf("people", target, line, column, code, reason, key, attributes, cells);
  }

  private static void rejectOf(
      String source,
      String target,
      @Nullable Long line,
      @Nullable String column,
      String code,
      String reason,
      String key,
      @Nullable String attributes,
      String... cells) {
    server
        .database()
        .insertInto(REJECT)
        .set(REJECT.SYNCHRONIZATION_ID, id)
        .set(REJECT.SOURCE, source)
        .set(REJECT.TARGET, target)
        .set(REJECT.KEY, key)
        .set(REJECT.LINE, line)
        .set(REJECT.COLUMN_NAME, column)
        .set(REJECT.CODE, code)
        .set(REJECT.REASON, reason)
        .set(REJECT.ATTRIBUTES, attributes == null ? null : JSON.valueOf(attributes))
        .set(REJECT.CELLS, cells)
        .execute();
  }

  private static void columns(String... columns) {
    server
        .database()
        .deleteFrom(COMPARED_TARGET)
        .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(id))
        .execute();
    server
        .database()
        .insertInto(COMPARED_TARGET)
        .set(COMPARED_TARGET.SYNCHRONIZATION_ID, id)
        .set(COMPARED_TARGET.TARGET, "Person")
        .set(COMPARED_TARGET.ASSOCIATION, false)
        .set(COMPARED_TARGET.COMMANDS, false)
        .set(COMPARED_TARGET.READ, 9L)
        .set(COMPARED_TARGET.REJECTED, 3L)
        .set(COMPARED_TARGET.DUPLICATES, 0L)
        .set(COMPARED_TARGET.HELD, 0L)
        .set(COMPARED_TARGET.SOURCE_COLUMNS, columns)
        .execute();
  }

  @Test
  void countsByCause() {
    JsonNode items = json(get("rejects")).get("items");

    assertThat(items).hasSize(6);
    assertThat(items.findValuesAsString("code"))
        .containsExactlyInAnyOrder(
            "required", "under-min", "too-long", "ragged-row", "not-unique", "unknown-target");
    assertThat(items.get(0).get("rows").asInt()).isEqualTo(1);
    assertThat(items.valueStream().filter(each -> each.get("code").asString().equals("required")))
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.get("column").asString()).isEqualTo("NAME");
              assertThat(group.get("firstLine").asInt()).isEqualTo(4);
              assertThat(group.get("message").asString()).isEqualTo("expected a value.");
            });
  }

  @Test
  void givesTheColumnsOfTheFileAndWhatIsWrong() {
    columns("ID", "NAME", "PAY", "NOTE");

    String csv = file("people", "text/csv").body();
    assertThat(csv.lines())
        .containsExactly(
            "ID,NAME,PAY,NOTE,_error_code,_error_column,_error_message,_error_line",
            "9,,007,'@home,required; under-min; too-long,NAME; PAY; BOSS,NAME: expected a value."
                + " PAY: expected more. BOSS: expected less.,4",
            "8,x,,,ragged-row,,expected 4 cells.,7",
            "5,'=1+1,\"1,5\",,not-unique,NAME,expected another.,",
            "6,,,,unknown-target,BOSS,expected a target.,");
    assertThat(file("Person.boss", "text/csv").body().lines()).hasSize(3);
  }

  @Test
  void makesTheColumnsOfTheDefinitionWhereTheFileIsNotKnown() {
    server
        .database()
        .deleteFrom(COMPARED_TARGET)
        .where(COMPARED_TARGET.SYNCHRONIZATION_ID.eq(id))
        .execute();

    assertThat(file("people", "text/csv").body().lines())
        .startsWith("ID,NAME,PAY,BORN,BOSS,_error_code,_error_column,_error_message,_error_line")
        .contains(
            "5,'=1+1,\"1,5\",31.12.2020,,not-unique,NAME,expected another.,",
            "6,,,,nobody,unknown-target,BOSS,expected a target.,");
    assertThat(file("other", "text/csv").statusCode()).isEqualTo(404);
  }

  @Test
  void coloursBadCellsOfASpreadsheetAndCommentsOnThem() throws Exception {
    columns("ID", "NAME", "PAY", "NOTE");

    try (XSSFWorkbook workbook = workbook()) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getSheetName()).isEqualTo("Rejected rows");
      assertThat(sheet.getRow(0).getCell(4).getStringCellValue()).isEqualTo("_error_code");
      XSSFCell name = sheet.getRow(1).getCell(1);
      assertThat(name.getCellComment().getString().getString()).isEqualTo("expected a value.");
      assertThat(name.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
      assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("007");
      assertThat(sheet.getRow(1).getCell(3).getCellComment()).isNull();
      assertThat(sheet.getRow(2).getCell(0).getCellComment().getString().getString())
          .isEqualTo("expected 4 cells.");
      assertThat(sheet.getRow(3).getCell(1).getStringCellValue()).isEqualTo("=1+1");
    }
  }

  @Test
  void writesTheFileSoThatItsSourceCanReadIt() {
    id = run("semicolons", "csv: { path: p.csv, delimiter: \";\", encoding: windows-1252 }");
    columns("ID", "NAME", "_error_code", "NOTE");
    reject("Person", 2L, "NAME", "required", "x", "1", null, "1", "a;b", "old", "é");

    byte[] file = bytes("text/csv");
    assertThat(new String(file, Charset.forName("windows-1252")).lines())
        .containsExactly(
            "ID;NAME;NOTE;_error_code;_error_column;_error_message;_error_line",
            "1;\"a;b\";é;required;NAME;x;2");
  }

  /** A corrected file is judged by its filters and expressions, too. */
  @Test
  void makesEveryColumnThatTheDefinitionReads() {
    id =
        start(
            "reading",
            """
            sources: { people: { csv: { path: p.csv } } }
            entityTypes:
              Reader:
                source: people
                key: id
                filter: "row.KIND == 'person'"
                status: { column: STATE }
                properties:
                  id: { column: ID, type: date, format: dd.MM.yyyy }
                  name: { expression: "row.FIRST + row.LAST" }
                  login: { column: LOGIN, unique: true, values: { nobody: somebody, anybody: nobody } }
            associations:
              Reader.boss:
                { source: people, owner: ID, filter: "row.HEAD != ''", target: { entityType: Reader, column: BOSS, property: login }, multiplicity: one }
            """);
    reject("Reader", null, null, "x", "x", "2020-12-31", "{\"login\":\"nobody\"}");
    reject("Reader.boss", null, null, "y", "y", "", null, "2020-12-31", "nobody");

    assertThat(file("people", "text/csv").body().lines())
        .containsExactly(
            "ID,LOGIN,STATE,FIRST,LAST,KIND,BOSS,HEAD,"
                + "_error_code,_error_column,_error_message,_error_line",
            "31.12.2020,anybody,,,,,,,x,,x,",
            "31.12.2020,,,,,,anybody,,y,,y,");
  }

  @Test
  void takesANameForTheSourceBeforeAnythingElse() {
    id =
        start(
            "same-names",
            """
            sources: { people: { csv: { path: p.csv } }, Person: { csv: { path: q.csv } } }
            entityTypes:
              Person: { source: people, key: id, properties: { id: { column: ID } } }
              Guest: { source: Person, key: id, properties: { id: { column: GUEST } } }
            """);
    rejectOf("people", "Person", 2L, null, "x", "x", "1", null, "1");
    rejectOf("Person", "Guest", 2L, null, "y", "y", "2", null, "2");

    assertThat(file("Person", "text/csv").body().lines().skip(1)).containsExactly("2,y,,y,2");
    assertThat(file("people", "text/csv").body().lines().skip(1)).containsExactly("1,x,,x,2");
    assertThat(file("Guest", "text/csv").body().lines().skip(1)).containsExactly("2,y,,y,2");
  }

  @Test
  void replacesNoCharacterThatTheEncodingLacks() {
    id = run("latin", "csv: { path: p.csv, encoding: ISO-8859-1 }");
    columns("ID", "NAME");
    reject("Person", 2L, "NAME", "required", "x", "1", null, "1", "Zoë");
    assertThat(file("people", "text/csv").statusCode()).isEqualTo(200);
    reject("Person", 3L, "NAME", "required", "x", "1", null, "1", "Łukasz");

    HttpResponse<String> refused = file("people", "text/csv");
    assertThat(refused.statusCode()).isEqualTo(406);
    assertThat(refused.body()).contains("ISO-8859-1", "XLSX").doesNotContain("ukasz");
    assertThat(file("people", XLSX).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                               | text/csv
          */*                             | text/csv
          text/*                          | text/csv
          application/*                   | XLSX
          XLSX                            | XLSX
          XLSX, text/csv                  | XLSX
          text/csv, XLSX                  | text/csv
          text/csv;q=0.5, XLSX            | XLSX
          text/html, XLSX;q=0.2, */*;q=.1 | XLSX
          """)
  void givesTheKindOfFileThatIsAskedFor(@Nullable String accept, String kind) {
    var request = server.request("viewer", "/api/synchronizations/" + id + "/rejects/people");
    if (accept != null) {
      request.header("Accept", accept.replace("XLSX", XLSX));
    }

    HttpResponse<byte[]> answer = server.send(request.GET(), BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith(kind.replace("XLSX", XLSX));
  }

  @Test
  void findsColumnsBehindOthersOfOneName() {
    id = run("twice", "csv: { path: p.csv }");
    columns("ID", "", "", "NAME");
    reject("Person", null, "NAME", "not-unique", "x", "1", "{\"name\":\"Ann\"}");

    assertThat(file("people", "text/csv").body().lines()).contains("1,,,Ann,not-unique,NAME,x,");
  }

  @Test
  void keepsEveryDigitOfADecimal() {
    id = run("digits", "csv: { path: p.csv }");
    columns("ID", "PAY");
    reject("Person", null, "NAME", "not-unique", "x", "1", "{\"pay\":12345678901234567.123456789}");

    assertThat(file("people", "text/csv").body().lines())
        .contains("1,\"12345678901234567,123456789\",not-unique,NAME,x,");
  }

  @Test
  void writesTheSheetSoThatItsSourceCanReadIt() throws Exception {
    id = run("workbooks", "xlsx: { path: p.xlsx, sheet: Staff, headerRow: 3 }");
    columns("ID", "NAME");
    reject("Person", 4L, "NAME", "required", "x", "1", null, "1", "");

    try (XSSFWorkbook workbook = workbook()) {
      XSSFSheet sheet = workbook.getSheet("Staff");
      assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 3);
      assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("ID");
      assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("1");
      assertThat(sheet.getRow(3).getCell(1).getCellComment().getString().getString())
          .isEqualTo("x");
    }
    assertThat(file("people", "text/csv").body().lines())
        .containsExactly(
            "ID,NAME,_error_code,_error_column,_error_message,_error_line", "1,,required,NAME,x,4");
  }

  @Test
  void doesNotKnowOtherRuns() {
    for (String what : List.of("rejects", "rejects/people")) {
      assertThat(
              server
                  .get("viewer", "/api/synchronizations/" + UUID.randomUUID() + "/" + what)
                  .statusCode())
          .isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(String what) {
    return server.get("viewer", "/api/synchronizations/" + id + "/" + what);
  }

  /** A run of the same connector under another name, whose source is another file. */
  private static UUID run(String connector, String file) {
    return start(
        connector,
        CONNECTOR.replace("connector: rejecting\n", "").replace("csv: { path: people.csv }", file));
  }

  private static UUID start(String connector, String definition) {
    put("connector: " + connector + "\n" + definition, connector);
    return server.start("{\"connector\":\"" + connector + "\",\"mode\":\"complete\"}");
  }

  private static XSSFWorkbook workbook() throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes(XLSX)));
  }

  private static byte[] bytes(String type) {
    return server
        .send(
            server
                .request("viewer", "/api/synchronizations/" + id + "/rejects/people")
                .header("Accept", type)
                .GET(),
            BodyHandlers.ofByteArray())
        .body();
  }

  private static HttpResponse<String> file(String source, String type) {
    return server.send(
        server
            .request("viewer", "/api/synchronizations/" + id + "/rejects/" + source)
            .header("Accept", type)
            .GET());
  }
}
