package dev.sluice.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.standalone.command.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code activations} and what is beneath it, before a server that says what it is told. */
class ActivationsCommandTest {
  private static final String ID = "524e5373-8c22-4790-b5c5-85a411e4522a";
  private static final String SEND = "POST /api/applications/portal/activations/send";

  private final FakeServer server = new FakeServer();
  private final CommandLineHarness sluice = new CommandLineHarness(server.environment());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void countsBeforeItSends() {
    server.on(SEND, counted(700, "null"));

    int status = sluice.run("activations", "send", "portal", "--dry-run");

    assertThat(status).as(sluice.complained()).isEqualTo(ExitCode.DONE);
    assertThat(server.requests()).containsExactly(SEND + " {\"dryRun\":true}");
    assertThat(sluice.said())
        .contains("portal: 700 people would be mailed")
        .contains("  left out: 2 on the do-not-send list")
        .contains("  left out: 1 without an address")
        .contains("./sluice activations send portal --count 700")
        .doesNotContain("switched off");
  }

  @ParameterizedTest
  @CsvSource({"COMPLETED, 0", "CANCELLED, 4", "FAILED, 5"})
  void followsToTheEnd(String became, int exitCode) {
    server
        .on(SEND, 202, counted(3, send("RUNNING", 0)))
        .on("GET /api/activations/sends/" + ID, send("RUNNING", 1))
        .on("GET /api/activations/sends/" + ID, send(became, 2));

    int status = sluice.run("activations", "send", "portal", "--count", "5", "--follow");

    assertThat(status).as(sluice.complained()).isEqualTo(exitCode);
    assertThat(server.requests().get(0)).isEqualTo(SEND + " {\"count\":5}");
    assertThat(sluice.said())
        .contains(became + "  " + ID)
        .contains("--application portal --state UNCERTAIN");
  }

  @Test
  void mailsSomeAgain() {
    server.on(SEND, 202, counted(2, send("RUNNING", 0)));

    int status =
        sluice.run(
            "activations", "send", "portal", "--again", "--key", "a", "--key", "b", "--json");

    assertThat(status).isEqualTo(ExitCode.DONE);
    assertThat(server.requests())
        .containsExactly(SEND + " {\"again\":true,\"keys\":[\"a\",\"b\"]}");
    assertThat(sluice.said()).contains("\"toMail\" : 2").contains("\"status\" : \"RUNNING\"");
  }

  @Test
  void saysWhyTheServerRefuses() {
    server.on(SEND, 409, "{\"detail\":\"700 people would be mailed, over the limit.\"}");

    assertThat(sluice.run("activations", "send", "portal")).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(sluice.complained()).contains("700 people would be mailed, over the limit.");
  }

  @Test
  void cancels() {
    server.on("POST /api/applications/portal/activations/cancel", send("CANCELLED", 1));

    assertThat(sluice.run("activations", "cancel", "portal")).isEqualTo(ExitCode.DONE);
    assertThat(sluice.said()).contains("CANCELLED  " + ID);
  }

  @Test
  void listsPeopleBeneathTheirApplication() {
    server
        .on(
            "GET /api/applications/portal/activations",
            "{\"states\":{\"PENDING\":1200,\"FAILED\":1},\"send\":" + send("HELD", 0) + "}")
        .on(
            "GET /api/activations?application=portal&limit=20&state=FAILED",
            """
            {"items":[{"application":"portal","entityType":"User","key":"7","connector":"acme",\
            "state":"FAILED","reason":"refused","recordedAt":"2026-11-23T10:15:00Z",\
            "sentAt":null,"activatedAt":null}],"next":"abc"}\
            """);

    int status = sluice.run("activations", "--application", "portal", "--state", "failed");

    assertThat(status).as(sluice.complained()).isEqualTo(ExitCode.DONE);
    assertThat(sluice.said())
        .contains("portal  PENDING 1,200, FAILED 1")
        .contains("HELD  " + ID)
        .containsPattern("portal +User +7 +acme +FAILED +2026-11-23 .* +refused")
        .contains("More:  ./sluice activations --application portal --state FAILED --after abc");
  }

  @Test
  void keepsTheDoNotSendList() {
    server
        .on(
            "PUT /api/activations/do-not-send",
            "{\"id\":1,\"pattern\":\"*@example.org\",\"addedBy\":\"admin\"}")
        .on(
            "GET /api/activations/do-not-send?limit=1000",
            """
            {"items":[{"id":1,"pattern":"*@example.org","addedBy":"admin",\
            "addedAt":"2026-11-23T10:15:00Z"}],"next":null}\
            """)
        .on("DELETE /api/activations/do-not-send/1", 204, "");

    assertThat(sluice.run("activations", "do-not-send", "add", "*@Example.org")).isZero();
    assertThat(sluice.run("activations", "do-not-send", "list")).isZero();
    assertThat(sluice.run("activations", "do-not-send", "remove", "*@EXAMPLE.org")).isZero();
    assertThat(sluice.run("activations", "do-not-send", "remove", "else")).isEqualTo(2);
    assertThat(sluice.run("activations", "do-not-send")).isEqualTo(2);

    assertThat(sluice.said())
        .contains("Added *@example.org")
        .containsPattern("\\*@example.org +admin +2026-11-23")
        .contains("Removed *@example.org");
    assertThat(server.requests()).contains("DELETE /api/activations/do-not-send/1");
  }

  private static String counted(long toMail, String send) {
    return """
    {"application":"portal","toMail":%s,"doNotSend":2,"withoutAddress":1,"inactive":0,\
    "withoutConnector":0,"limit":500,"send":%s}\
    """
        .formatted(toMail, send);
  }

  private static String send(String status, long uncertain) {
    return """
    {"id":"%s","application":"portal","connector":null,"status":"%s","toMail":3,"sent":1,\
    "failed":0,"uncertain":%s,"reason":null}\
    """
        .formatted(ID, status, uncertain);
  }
}
