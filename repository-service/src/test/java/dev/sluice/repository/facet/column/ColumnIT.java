package dev.sluice.repository.facet.column;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.REVIEW_COLUMN;
import static dev.sluice.repository.jooq.Tables.REVIEW_MASK;
import static dev.sluice.repository.jooq.Tables.REVIEW_PAIR;
import static dev.sluice.repository.jooq.Tables.REVIEW_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.filter.HandMadeInspection;
import dev.sluice.repository.filter.PlannedRun;
import java.net.http.HttpResponse;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

@ExtendWith(SharedServers.Extension.class)
class ColumnIT {
  private static RunningServer server;
  private static PlannedRun run;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    run = PlannedRun.ofEveryKind(server);
    int id = HandMadeInspection.of(server.database(), run.id());
    var database = server.database();
    database
        .insertInto(REVIEW_PAIR)
        .values(id, 1, 0, 1, "a@x", null, 1L)
        .values(id, 1, 0, 2, "i@x", "i@y", 1L)
        .execute();
    database
        .insertInto(REVIEW_VALUE)
        .values(id, 1, 0, false, 1, null, 1L)
        .values(id, 1, 0, true, 1, "i@y", 1L)
        .execute();
    database.insertInto(REVIEW_MASK).values(id, 1, 0, true, 1, "a@a", 2L).execute();
    database
        .update(REVIEW_COLUMN)
        .set(REVIEW_COLUMN.PAIRS, 3L)
        .set(REVIEW_COLUMN.SHIFTS, JSONB.valueOf("[{\"by\": \"P1D\", \"changes\": 12}]"))
        .where(REVIEW_COLUMN.INSPECTION.eq(id).and(REVIEW_COLUMN.PROPERTY.eq("mail")))
        .execute();
  }

  @Test
  void listsWhatChangesMostFirst() throws Exception {
    JSONAssert.assertEquals(
        """
        {"items":[
          {"entityType":"Person","property":"mail","changed":3,"emptied":1,"filled":1,"pairs":3,
           "shareOfUpdates":1.0,"shareOfAll":0.03},
          {"entityType":"Group","property":"name","changed":1,"emptied":0,"filled":0,"pairs":0,
           "shareOfUpdates":1.0,"shareOfAll":0.01},
          {"entityType":"Person","property":"name","changed":1,"emptied":0,"filled":0,"pairs":0,
           "shareOfUpdates":0.3333,"shareOfAll":0.01},
          {"entityType":"Person","property":"office","changed":1,"emptied":0,"filled":0,"pairs":0,
           "shareOfUpdates":0.3333,"shareOfAll":0.01}]}
        """,
        get("columns").body(),
        JSONCompareMode.STRICT);
  }

  @Test
  void showsWhatAPropertyWasAndWouldBe() throws Exception {
    JSONAssert.assertEquals(
        """
        {"column":{"entityType":"Person","property":"mail","changed":3,"emptied":1,"filled":1,
                   "pairs":3,"shareOfUpdates":1.0,"shareOfAll":0.03},
         "pairs":[{"before":"a@x","after":null,"changes":1},
                  {"before":"i@x","after":"i@y","changes":1}],
         "before":{"values":[{"value":null,"changes":1}],"masks":[]},
         "after":{"values":[{"value":"i@y","changes":1}],"masks":[{"mask":"a@a","changes":2}]},
         "shifts":[{"by":"P1D","changes":12}]}
        """,
        get("columns/Person/mail").body(),
        JSONCompareMode.STRICT);
  }

  @Test
  void knowsNoOtherProperties() {
    assertThat(get("columns/Person/colour").statusCode()).isEqualTo(404);
    assertThat(get("columns/Robot/mail").statusCode()).isEqualTo(404);
    assertThat(json(get("columns/Robot/mail")).get("detail").asString())
        .contains("/review/columns lists");
  }

  private static HttpResponse<String> get(String path) {
    return server.get("viewer", "/api/synchronizations/" + run.id() + "/review/" + path);
  }
}
