package dev.sluice.repository.facet;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.val;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.filter.HandMadeInspection;
import dev.sluice.repository.filter.PlannedRun;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A filter may meet a million changes: numbers, pages and the file agree, and nothing is cut. */
@ExtendWith(SharedServers.Extension.class)
class MillionChangesIT {
  private static final int CHANGES = 1_000_000;

  private static RunningServer server;
  private static PlannedRun run;

  @BeforeAll
  static void plan(SharedServers shared) {
    server = shared.server();
    run = new PlannedRun(server);
    DSLContext database = server.database();
    int id = HandMadeInspection.inspection(database, run.id(), "DONE");
    Stream.of(
            "INSERT INTO resource_change (synchronization_id, entity_type, key, operation, before,"
                + " after) SELECT {1}, 'User', to_char(n, 'FM0000000'), CASE WHEN n % 10 = 0 THEN"
                + " 'delete' WHEN n % 10 IN (1, 2) THEN 'insert' ELSE 'update' END, '{}', '{}'"
                + " FROM generate_series(1, {2}) n",
            "INSERT INTO review_target VALUES ({0}, 1, 'User', false, 2000000)",
            "INSERT INTO review_column SELECT {0}, 1, c, 'p' || c, 0, 0, 0, 0"
                + " FROM generate_series(0, 11) c",
            "INSERT INTO review_segment VALUES ({0}, 1, 1, 'office'), ({0}, 1, 2, 'team')",
            "INSERT INTO review_segment_value SELECT {0}, 1, s, v, CASE s WHEN 1 THEN 'office '"
                + " ELSE 'team ' END || v, 10000"
                + " FROM (VALUES (1, 100), (2, 15)) sizes (s, size), generate_series(1, size) v",
            "INSERT INTO review_change SELECT {0}, n, 1, CASE WHEN n % 10 = 0 THEN 1 WHEN n % 10"
                + " IN (1, 2) THEN 4 ELSE 3 END, CASE WHEN n % 10 > 2 THEN set_bit(set_bit("
                + "B'000000000000', n % 12, 1), (n / 7) % 12, 1) ELSE B'000000000000' END,"
                + " CASE WHEN n % 1000 = 5 THEN set_bit(B'000000000000', n % 12, 1) ELSE"
                + " B'000000000000' END, B'000000000000', 1 + n % 97, 1 + (n / 3) % 15, NULL, NULL,"
                + " CASE WHEN n % 5000 = 0 THEN 1 ELSE 0 END, to_char(n, 'FM0000000'), NULL"
                + " FROM generate_series(1, {2}) n",
            "INSERT INTO review_cube SELECT inspection, target, operation, changed, emptied,"
                + " filled, segment1, segment2, segment3, segment4, marks, count(*) FROM"
                + " review_change WHERE inspection = {0} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,"
                + " 11",
            "ANALYZE review_change",
            "ANALYZE review_cube",
            "ANALYZE resource_change")
        .forEach(each -> database.execute(each, val(id), val(run.id()), val(CHANGES)));
  }

  @Test
  void numbersPagesAndTheFileAgree() {
    JsonNode facets = json(get("facets?type=User"));
    assertThat(facets.get("total").asInt()).isEqualTo(CHANGES);
    assertThat(facets.at("/facets/1/values").toString())
        .contains("\"count\":700000", "\"count\":200000", "\"count\":100000");

    assertThat(
            server
                .send(
                    server
                        .request("viewer", path("changes?type=User"))
                        .header("Accept", "text/csv")
                        .GET(),
                    BodyHandlers.ofLines())
                .body()
                .count())
        .isEqualTo(CHANGES + 1L);

    HttpResponse<String> kept =
        server.post("viewer", path("filters"), "{\"keyPrefix\":[\"09\"],\"op\":[\"delete\"]}");
    String found = "f=" + json(kept).get("id").asString();
    assertThat(json(get("facets?" + found)).get("total").asInt()).isEqualTo(10_000);
    assertThat(json(get("changes?limit=1000&" + found)).get("items")).hasSize(1000);
    assertThat(json(get("changes?sort=random&seed=1&limit=20&" + found)).get("items")).hasSize(20);
  }

  /** Pages at random read few rows, and are the order of the seed anyway. */
  @ParameterizedTest
  @ValueSource(strings = {"", "op=delete&", "seg.office=1.7&op=delete&"})
  void pagesAtRandomAreInTheOrderOfTheSeed(String filter) {
    List<Integer> paged = new ArrayList<>();
    String after = "";
    for (int page = 0; page < 3; page++) {
      JsonNode found = json(get("changes?" + filter + "sort=random&seed=417&limit=20" + after));
      found.get("items").forEach(each -> paged.add(each.get("n").asInt()));
      after = "&after=" + found.get("next").asString();
    }

    String deletes = filter.contains("op=") ? " AND operation = 1" : "";
    String office = filter.contains("seg.") ? " AND segment1 = 7" : "";
    assertThat(paged)
        .isEqualTo(
            server
                .database()
                .resultQuery(
                    "SELECT n FROM review_change JOIN inspection i ON i.id = inspection WHERE"
                        + " i.synchronization_id = {0}"
                        + deletes
                        + office
                        + " ORDER BY hashint8extended(n, 417), n LIMIT 60",
                    val(run.id()))
                .fetch(0, Integer.class));
  }

  private static HttpResponse<String> get(String path) {
    return server.get("viewer", path(path));
  }

  private static String path(String path) {
    return "/api/synchronizations/" + run.id() + "/review/" + path;
  }
}
