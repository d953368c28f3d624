package dev.sluice.repository.report;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.PENDING_LINK;
import static dev.sluice.repository.jooq.Tables.RESOURCE;
import static dev.sluice.repository.jooq.Tables.RESOURCE_IDENTIFIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.select;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class ReportsIT {
  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    Company.loadInto(server);
  }

  /** The rows, with a space between two values and a slash between two rows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          entity-types                                               | Group ad 2 0 2/Organisation hr 3 0 3/User ad 1 0 1/User hr 3 1 4
          properties?entityType=Organisation                         | code string 3 0 3/name string 3 0 3
          values?entityType=User&property=kind                       | contractor 1 1 2/employee 2 0 2/null 1 0 1
          values?entityType=User&property=seats                      | null 2 0 2/10 1 0 1/9 1 0 1/many 0 1 1
          associations                                               | Group.members 2 1 2 1 0/Organisation.manager 2 2 2 1 1/User.organisation 4 4 2 1 0
          targets?association=User.organisation                      | Organisation S 3 0 3/Organisation R 0 1 1/Organisation X 0 0 0
          owners-without-target?association=Organisation.manager     | Organisation X hr true
          owners-without-target?association=Group.members            | Group none ad false
          duplicates?entityType=User&property=mail                   | two@example.org 2 2 hr true/two@example.org 2 5 ad true
          duplicates?entityType=User&property=id                     |
          values?entityType=User&property=kind&limit=1               | contractor 1 1 2 more
          """)
  void countsWhatThereIs(String path, String rows) {
    JsonNode report = json(server.get("viewer", "/api/reports/" + path));

    assertThat(text(report)).isEqualTo(rows == null ? "" : rows);
    assertThat(report.get("timeLimitSeconds").asInt()).isEqualTo(30);
    assertThat(report.get("limit").asInt()).isEqualTo(path.endsWith("limit=1") ? 1 : 1000);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, 404, not-found",
    "properties, 400, invalid-request",
    "properties?entityType=Nobody, 422, unknown-entity-type",
    "values?entityType=User&property=shoe, 400, invalid-request",
    "targets?association=User.shoe, 400, invalid-request",
    "entity-types?limit=10001, 400, invalid-request",
    "entity-types?limit=0, 400, invalid-request"
  })
  void refusesWhatIsNotThere(String path, int status, String type) {
    HttpResponse<String> answer = server.get("viewer", "/api/reports/" + path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:sluice:problem:" + type);
  }

  @Test
  void listsTheReportsThatThereAre() {
    JsonNode kinds = json(server.get("viewer", "/api/reports")).get("items");

    assertThat(kinds.valueStream().map(each -> each.get("name").asString()))
        .containsExactly(
            "associations",
            "duplicates",
            "entity-types",
            "owners-without-target",
            "properties",
            "targets",
            "values");
  }

  @Test
  void findsAPendingLinkWhoseOwnerIsNamedByAUniqueValue() {
    server
        .database()
        .insertInto(RESOURCE_IDENTIFIER)
        .set(RESOURCE_IDENTIFIER.ENTITY_TYPE, "Group")
        .set(RESOURCE_IDENTIFIER.PROPERTY, "mail")
        .set(RESOURCE_IDENTIFIER.VALUE, "none@example.org")
        .set(
            RESOURCE_IDENTIFIER.RESOURCE_ID,
            select(RESOURCE.ID).from(RESOURCE).where(RESOURCE.KEY.eq("none")))
        .execute();
    server
        .database()
        .insertInto(PENDING_LINK)
        .set(PENDING_LINK.CONNECTOR, "ad")
        .set(PENDING_LINK.ASSOCIATION, "Group.members")
        .set(PENDING_LINK.OWNER_VALUE, "none@example.org")
        .set(PENDING_LINK.TARGET_VALUE, "99")
        .execute();

    JsonNode report =
        json(server.get("viewer", "/api/reports/owners-without-target?association=Group.members"));

    server.database().deleteFrom(RESOURCE_IDENTIFIER).execute();
    server
        .database()
        .deleteFrom(PENDING_LINK)
        .where(PENDING_LINK.ASSOCIATION.eq("Group.members"))
        .execute();
    assertThat(text(report)).isEqualTo("Group none ad true");
  }

  @Test
  void writesCsv() {
    HttpResponse<String> answer =
        server.send(
            server
                .request("viewer", "/api/reports/values?entityType=User&property=name")
                .header("Accept", "text/csv"));

    assertThat(answer.body())
        .isEqualTo(
            """
            value,active,inactive,total\r
            ,1,0,1\r
            '=1+1,1,0,1\r
            Cy,1,0,1\r
            Di,0,1,1\r
            Zoé,1,0,1\r
            """);
    assertThat(answer.headers().firstValue("Sluice-More")).contains("false");
    assertThat(answer.headers().firstValue("Sluice-Row-Limit")).contains("1048575");
    assertThat(answer.headers().firstValue("Sluice-Time-Limit-Seconds")).contains("600");
  }

  @Test
  void writesASpreadsheet() throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                server
                    .request("viewer", "/api/reports/values?entityType=User&property=name")
                    .header(
                        "Accept",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                    .build(),
                BodyHandlers.ofInputStream());

    try (XSSFWorkbook workbook = new XSSFWorkbook(answer.body())) {
      Row formula = workbook.getSheetAt(0).getRow(2);
      assertThat(formula.getCell(0).getStringCellValue()).isEqualTo("=1+1");
      assertThat(formula.getCell(0).getCellStyle().getQuotePrefixed()).isTrue();
      assertThat(formula.getCell(1).getNumericCellValue()).isEqualTo(1);
      Cell empty = workbook.getSheetAt(0).getRow(1).getCell(0);
      assertThat(empty).isNull();
      assertThat(workbook.getSheetAt(0).getPaneInformation().isFreezePane()).isTrue();
    }
  }

  private static String text(JsonNode report) {
    return report
            .get("rows")
            .valueStream()
            .map(
                row ->
                    row.valueStream()
                        .map(each -> each.isNull() ? "null" : each.asString())
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.joining("/"))
        + (report.get("more").asBoolean() ? " more" : "");
  }
}
