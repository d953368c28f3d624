package dev.sluice.notification.webhook;

import static dev.sluice.notification.NotificationFixture.aCancelledRun;
import static dev.sluice.notification.NotificationFixture.aCompletedRun;
import static dev.sluice.notification.NotificationFixture.aFailedRun;
import static dev.sluice.notification.NotificationFixture.aHeldRun;
import static dev.sluice.notification.NotificationFixture.anExpiredRun;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.notification.Notification;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Counters;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookBodyTest {
  private static final String HELD =
      """
      {"type":"synchronization.held","timestamp":"2026-11-23T10:15:00Z","data":{
      "id":"7a0ce5a6-6f2e-4f5c-9c0c-0d6a3b6f4f11","connector":"acme-ad","mode":"complete",
      "status":"AWAITING_REVIEW","reminder":false,"force":false,"requestedBy":"olivia",
      "expiresAt":"2026-11-30T10:15:00Z","resources":{
      "Group":{"read":40,"rejected":0,"pending":0,"duplicates":0,"inserted":0,"updated":0,
      "deleted":0,"unchanged":40,"conflicts":0,"filtered":0},
      "User":{"read":1000,"rejected":2,"pending":0,"duplicates":0,"inserted":10,"updated":5,
      "deleted":3,"unchanged":982,"conflicts":0,"filtered":0}},
      "links":{"Group.members":{"read":4000,"rejected":1,"pending":17,"duplicates":0,"inserted":7,
      "updated":0,"deleted":2,"unchanged":3991,"conflicts":0,"filtered":0}},
      "breaches":[{"scope":"User","threshold":"maximumDeletedLines","limit":2,"actual":3}],
      "warnings":[],"failure":null}}
      """;

  @Test
  void saysWhatHappenedInCanonicalForm() {
    assertThat(body(aHeldRun().build())).isEqualTo(HELD.replace("\n", ""));
  }

  @Test
  void namesEveryEvent() {
    assertThat(body(aCompletedRun().build())).startsWith("{\"type\":\"synchronization.completed\"");
    assertThat(body(aFailedRun().build())).startsWith("{\"type\":\"synchronization.failed\"");
    assertThat(body(aCancelledRun().build())).startsWith("{\"type\":\"synchronization.cancelled\"");
    assertThat(body(anExpiredRun().build())).startsWith("{\"type\":\"synchronization.expired\"");
  }

  @Test
  void saysWhyRunFailed() {
    assertThat(body(aFailedRun().build()))
        .endsWith(
            "\"failure\":{\"type\":\"SOURCE_MALFORMED\","
                + "\"message\":\"The header has the column employeeID twice\","
                + "\"file\":\"ad_entries.csv\",\"line\":1,\"column\":\"employeeID\","
                + "\"remedy\":\"Remove one of the two columns\"}}}");
  }

  @Test
  void writesPercentagesAsNumbersOrNull() {
    assertThat(
            body(
                aHeldRun()
                    .breaching(
                        new Breach("User", "maxPercentageDeletedLines", 10, 12.5),
                        new Breach(
                            "User", "maxPercentageInsertedLines", 30, Double.POSITIVE_INFINITY))
                    .build()))
        .contains("\"limit\":10,\"actual\":12.5}", "\"limit\":30,\"actual\":null}");
  }

  @Test
  void namesTheColumnThatLooksDifferent() {
    Breach emptier = new Breach("people", "emptyCells", 5, 62, null, 900L, "SN", null);

    assertThat(body(aCompletedRun().warned(emptier).build()))
        .contains(
            "\"warnings\":[{\"scope\":\"people\",\"threshold\":\"emptyCells\","
                + "\"limit\":5,\"actual\":62,\"column\":\"SN\"}]");
  }

  @Test
  void doesNotDependOnTheOrderOfMaps() {
    Map<String, Counters> forward = new LinkedHashMap<>();
    Map<String, Counters> backward = new LinkedHashMap<>();
    for (int number = 0; number < 20; number++) {
      forward.put("Type" + number, Counters.NONE);
      backward.put("Type" + (19 - number), Counters.NONE);
    }

    assertThat(body(aHeldRun().counting(forward, Map.<String, Counters>of()).build()))
        .isEqualTo(body(aHeldRun().counting(backward, Map.of()).build()));
  }

  private static String body(Notification notification) {
    return new String(WebhookBody.of(notification), StandardCharsets.UTF_8);
  }
}
