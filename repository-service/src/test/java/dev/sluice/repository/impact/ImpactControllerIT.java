package dev.sluice.repository.impact;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT;
import static dev.sluice.repository.jooq.Tables.REVIEW_IMPACT_RESOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import dev.sluice.repository.filter.HandMadeInspection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServers.Extension.class)
class ImpactControllerIT {
  private static RunningServer server;
  private static String impact;
  private static int inspection;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    UUID id = server.start("{\"connector\":\"acme\",\"mode\":\"complete\"}");
    impact = "/api/synchronizations/" + id + "/review/impact";
    inspection = HandMadeInspection.inspection(server.database(), id, "DONE");
    keep(1, "WITHOUT_TARGET", "Person.manager", null, "Person", 1234, "p1", "p2");
    keep(2, "WITHOUT_OWNER", "Group.members", null, "Person", 1, "p3");
    keep(3, "PENDING", "Person.manager", null, "Person", 2, "p4");
    keep(4, "EMPTIED", "Person", "mail", "Person", 1, "p5");
  }

  @Test
  void saysWhatThePlanLeadsTo() {
    assertThat(json(server.get("viewer", impact)).at("/items").findValuesAsString("sentence"))
        .containsExactly(
            "1,234 resources of type Person would have no link Person.manager any more",
            "No link Group.members would lead to 1 resource of type Person any more",
            "2 resources of type Person would have a link Person.manager to somebody who does not"
                + " exist",
            "1 resource of type Person would lose the value of mail");
  }

  @Test
  void listsTheResourcesOfALine() {
    JsonNode first = json(server.get("viewer", impact + "/1/resources?limit=1"));
    String next = first.get("next").asString();
    JsonNode second = json(server.get("viewer", impact + "/1/resources?limit=1&after=" + next));

    assertThat(first.at("/items/0").asString()).isEqualTo("p1");
    assertThat(second.at("/items/0").asString()).isEqualTo("p2");
    assertThat(second.get("next").isNull()).isTrue();
    assertThat(json(server.get("viewer", impact + "/9/resources")).at("/items")).isEmpty();
  }

  private static void keep(
      long i,
      String kind,
      String target,
      @Nullable String property,
      String entityType,
      long resources,
      String... keys) {
    server
        .database()
        .insertInto(REVIEW_IMPACT)
        .set(REVIEW_IMPACT.INSPECTION, inspection)
        .set(REVIEW_IMPACT.I, i)
        .set(REVIEW_IMPACT.KIND, kind)
        .set(REVIEW_IMPACT.TARGET, target)
        .set(REVIEW_IMPACT.PROPERTY, property)
        .set(REVIEW_IMPACT.ENTITY_TYPE, entityType)
        .set(REVIEW_IMPACT.RESOURCES, resources)
        .execute();
    for (String key : keys) {
      server
          .database()
          .insertInto(REVIEW_IMPACT_RESOURCE)
          .set(REVIEW_IMPACT_RESOURCE.INSPECTION, inspection)
          .set(REVIEW_IMPACT_RESOURCE.I, i)
          .set(REVIEW_IMPACT_RESOURCE.KEY, key)
          .execute();
    }
  }
}
