package dev.sluice.repository.query;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.report.Company;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class QueryIT {
  private static final String MANAGERS =
      """
      {"entityType":"Organisation","columns":["key","name","manager","manager.mail"],
       "order":[{"column":"name"}]}
      """;

  private static RunningServer server;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    Company.loadInto(server);
  }

  @Test
  void listsEveryOrganisationWithItsManager() {
    assertThat(text(ask(MANAGERS)))
        .isEqualTo("X Closed null null/R Research 2 two@example.org/S Sales 1 zoe@example.org");
  }

  @Test
  void countsTheWorkersPerKindAndOrganisation() {
    JsonNode answer =
        ask(
            """
            {"entityType":"User","groupBy":["kind","organisation.name"]}
            """);

    assertThat(text(answer))
        .isEqualTo("contractor Research 1/contractor Sales 1/employee Sales 2/null null 1");
    assertThat(answer.get("columns").toString())
        .isEqualTo(
            "[{\"name\":\"kind\",\"type\":\"string\"},"
                + "{\"name\":\"organisation.name\",\"type\":\"string\"},"
                + "{\"name\":\"count\",\"type\":\"integer\"}]");
  }

  /** Filters on users, and the keys that they leave. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"column":"seats","operator":"lessThan","value":"10"}                         | 1
          {"column":"seats","operator":"atLeast","value":"9"}                           | 1/2
          {"column":"seats","operator":"empty"}                                         | 3/4/5
          {"column":"rate","operator":"equals","value":"1.50"}                          | 1
          {"column":"remote","operator":"equals","value":"no"}                          | 3
          {"column":"remote","operator":"notEquals","value":"true"}                     | 2/3/4/5
          {"column":"hiredOn","operator":"greaterThan","value":"2019-12-31"}            | 2
          {"column":"hiredOn","operator":"atMost","value":"2019-12-31"}                 | 1
          {"column":"hiredOn","operator":"empty"}                                       | 3/4/5
          {"column":"seenAt","operator":"greaterThan","value":"2020-03-01T09:00:00+01:00"} | 2
          {"column":"seenAt","operator":"empty"}                                        | 3/4/5
          {"column":"name","operator":"contains","value":"ZO"}                          | 1
          {"column":"name","operator":"contains","value":"ZOÉ"}                         | 1
          {"column":"name","operator":"startsWith","value":"c"}                         | 3
          {"column":"name","operator":"startsWith","value":"zOÉ"}                       | 1
          {"column":"kind","operator":"in","values":["employee","boss"]}                | 1/2
          {"column":"active","operator":"equals","value":"false"}                       | 4
          {"column":"connector","operator":"equals","value":"ad"}                       | 5
          {"column":"organisation.manager.name","operator":"equals","value":"Zoé"}      | 1/2/3
          {"column":"organisation","operator":"empty"}                                  | 5
          {"column":"id","operator":"equals","value":"2"}                               | 2
          """)
  void filtersByTypedValues(String filter, String keys) {
    JsonNode answer = ask("{\"entityType\":\"User\",\"filters\":[" + filter + "]}");

    assertThat(text(answer)).isEqualTo(keys);
  }

  /** Orders of users, and their keys. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"column":"seats"}                                  | 1/2/3/4/5
          {"column":"seats","descending":true}                | 2/1/3/4/5
          {"column":"seenAt","descending":true}               | 2/1/3/4/5
          {"column":"name"}                                   | 2/3/4/1/5
          {"column":"organisation.name"},{"column":"name"}    | 4/2/3/1/5
          """)
  void sortsByTypedValues(String order, String keys) {
    JsonNode answer = ask("{\"entityType\":\"User\",\"order\":[" + order + "]}");

    assertThat(text(answer)).isEqualTo(keys);
  }

  /** They were stored while the properties had another type. */
  @Test
  void countsValuesOfAnotherTypeAsNone() throws IOException {
    String query =
        """
        {"entityType":"User","columns":["seats","hiredOn","seenAt"],
         "filters":[{"column":"kind","operator":"equals","value":"contractor"}]}
        """;

    assertThat(text(ask(query))).isEqualTo("null null null/null null null");
    HttpResponse<byte[]> sheet =
        server.send(
            server
                .request("viewer", "/api/query")
                .header("Content-Type", "application/json")
                .header(
                    "Accept", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .POST(BodyPublishers.ofString(query)),
            BodyHandlers.ofByteArray());
    assertThat(sheet.statusCode()).isEqualTo(200);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(sheet.body()))) {
      assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(2);
      assertThat(workbook.getSheetAt(0).getRow(2).getPhysicalNumberOfCells()).isZero();
    }
  }

  @Test
  void groupsByDaysAndMoments() {
    assertThat(text(ask("{\"entityType\":\"User\",\"groupBy\":[\"hiredOn\",\"seenAt\"]}")))
        .isEqualTo(
            "2019-12-31 2020-03-01T08:00:00Z 1/2020-01-01 2020-03-01T08:00:00.500Z 1/null null 3");
  }

  @Test
  void makesARowForEachTargetOfMany() {
    JsonNode answer =
        ask(
            """
            {"entityType":"Group","columns":["name","members","members.organisation.name"]}
            """);

    assertThat(text(answer)).isEqualTo("all 1 Sales/all 2 Sales/none null null");
  }

  @Test
  void countsAResourceOnceHoweverManyLinksItHas() {
    JsonNode answer =
        ask(
            """
            {"entityType":"Group","groupBy":["active"],
             "filters":[{"column":"members","operator":"notEmpty"}]}
            """);

    assertThat(text(answer)).isEqualTo("true 1");
  }

  @Test
  void saysItsLimitsAndThatThereIsMore() {
    JsonNode answer = ask("{\"entityType\":\"User\",\"limit\":2}");

    assertThat(text(answer)).isEqualTo("1/2");
    assertThat(answer.get("more").asBoolean()).isTrue();
    assertThat(answer.get("limit").asInt()).isEqualTo(2);
    assertThat(answer.get("timeLimitSeconds").asInt()).isEqualTo(30);
  }

  /** Queries that cannot be answered, and what the problem is about. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                     | entityType: required
          {"entityType":"Nobody"}                                                | No loaded connector
          {"entityType":"User","columns":["shoe"]}                               | columns[0]: `shoe` is not a property or an association; there are id,
          {"entityType":"User","columns":["mail.name"]}                          | columns[0]: `mail` is not an association; there are organisation
          {"entityType":"User","columns":[null]}                                 | columns[0]: required
          {"entityType":"User","columns":["id","id"]}                            | columns[1]: named twice
          {"entityType":"User","columns":["id"],"groupBy":["kind"]}              | columns: leave them out
          {"entityType":"User","groupBy":["kind"],"order":[{"column":"id"}]}     | order[0].column: groups are ordered
          {"entityType":"User","limit":0}                                        | limit: from 1 to 10000
          {"entityType":"User","filters":[null]}                                 | filters[0]: required
          {"entityType":"User","filters":[{"column":"seats","operator":"equals","value":"few"}]}   | filters[0].value: not a value of the type integer
          {"entityType":"User","filters":[{"column":"seats","operator":"contains","value":"1"}]}   | filters[0].operator: only for texts
          {"entityType":"User","filters":[{"column":"name","operator":"equals"}]}                  | filters[0].value: give a value
          {"entityType":"User","filters":[{"column":"name","operator":"empty","value":"x"}]}       | filters[0].value: `in` takes
          {"entityType":"User","filters":[{"column":"name","operator":"in","values":[]}]}          | filters[0].values: from 1
          {"entityType":"User","filters":[{"column":"name","operator":"equals","values":["x"]}]}   | filters[0].values: only `in`
          {"entityType":"User","filters":[{"column":"name","operator":"like","value":"x"}]}        | filters[0].operator: not a value
          {"entityType":"User","filters":[{"column":"name","operator":"equals","value":"\\u0000"}]} | filters[0].value: no NUL
          {"entityType":"User","colums":["id"]}                                  | colums: not a known member
          """)
  void saysWhatIsWrongWithAQuery(String query, String problem) {
    HttpResponse<String> answer = server.post("viewer", "/api/query", query);

    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
    assertThat(json(answer).get("detail").asString()).startsWith(problem);
  }

  @Test
  void keepsQueriesByName() {
    assertThat(put("viewer", "managers", MANAGERS).statusCode()).isEqualTo(403);
    assertThat(put("operator", "managers", "{\"entityType\":\"Nobody\"}").statusCode())
        .isEqualTo(422);
    assertThat(put("operator", "two words", MANAGERS).statusCode()).isEqualTo(400);
    assertThat(put("operator", "managers", "{\"entityType\":\"User\"}").statusCode())
        .isEqualTo(200);
    HttpResponse<String> saved = put("operator", "managers", MANAGERS);
    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(json(saved).get("savedBy").asString()).isEqualTo("operator");

    assertThat(json(server.get("viewer", "/api/queries/managers")).get("query"))
        .isEqualTo(json(saved).get("query"));
    assertThat(json(server.get("viewer", "/api/queries")).get("items").size()).isEqualTo(1);
    assertThat(text(json(server.get("viewer", "/api/queries/managers/rows?limit=1"))))
        .isEqualTo("X Closed null null");
    HttpResponse<String> csv =
        server.send(
            server.request("viewer", "/api/queries/managers/rows").header("Accept", "text/csv"));
    assertThat(csv.body())
        .isEqualTo(
            """
            key,name,manager,manager.mail\r
            X,Closed,,\r
            R,Research,2,two@example.org\r
            S,Sales,1,zoe@example.org\r
            """);
    assertThat(delete("operator").statusCode()).isEqualTo(204);
    assertThat(delete("operator").statusCode()).isEqualTo(404);
    assertThat(server.get("viewer", "/api/queries/managers/rows").statusCode()).isEqualTo(404);
  }

  private static JsonNode ask(String query) {
    HttpResponse<String> answer = server.post("viewer", "/api/query", query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static HttpResponse<String> put(String user, String name, String query) {
    return server.send(
        server
            .request(user, "/api/queries/" + name.replace(" ", "%20"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(query)));
  }

  private static HttpResponse<String> delete(String user) {
    return server.send(server.request(user, "/api/queries/managers").DELETE());
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
        .collect(Collectors.joining("/"));
  }
}
