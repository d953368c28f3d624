package dev.sluice.standalone;

import static dev.sluice.standalone.Samples.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessCommandsTest {
  private final FakeServer server = new FakeServer();
  private final CommandLineHarness sluice = new CommandLineHarness(server.environment());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsWhenAgentsWereHeardOf() {
    server.otherwise(
        "GET /api/agents?limit=1000",
        page(
            "",
            """
            {"name":"paris-1","token":"GIVEN","heardAt":"2026-11-28T10:15:00Z","version":"0.1.0",
             "away":true,"addedBy":"admin","addedAt":"2026-11-01T00:00:00Z","revokedBy":null,"revokedAt":null}
            """,
            """
            {"name":"rome","token":"REVOKED","heardAt":null,"version":null,"away":true,"addedBy":"admin",
             "addedAt":"2026-11-01T00:00:00Z","revokedBy":"ben","revokedAt":"2026-11-02T00:00:00Z"}
            """));

    assertThat(sluice.run("agents", "list")).isZero();

    assertThat(sluice.said())
        .contains("paris-1", "0.1.0", "given", "away")
        .contains("rome", "never, away", "revoked", "ben");
  }

  @Test
  void showsTokensOfAgentsOnceAndRevokesThem() {
    server
        .on("POST /api/agents", "{\"name\":\"paris-1\",\"token\":\"sla_secret\"}")
        .on("DELETE /api/agents/paris-1", "");

    assertThat(sluice.run("agents", "add", "paris-1")).isZero();
    assertThat(sluice.said().strip()).isEqualTo("sla_secret");
    assertThat(sluice.run("agents", "revoke", "paris-1")).isZero();

    assertThat(sluice.said()).contains("Revoked paris-1");
  }

  @Test
  void makesTokensOfPrograms() {
    server.on("POST /api/tokens", "{\"token\":\"slu_secret\",\"made\":{}}");

    assertThat(sluice.run("tokens", "add", "nightly", "--role", "operator", "--days", "7"))
        .isZero();

    assertThat(sluice.said().strip()).isEqualTo("slu_secret");
    assertThat(server.requests()).anyMatch(each -> each.contains("\"days\":7"));
  }

  @Test
  void addsPeople() {
    server.on("POST /api/users", "{\"user\":{},\"password\":\"made-up\"}");

    assertThat(sluice.run("users", "add", "ada", "--role", "operator,force")).isZero();

    assertThat(sluice.said().strip()).isEqualTo("made-up");
    assertThat(server.requests()).anyMatch(each -> each.contains("[\"operator\",\"force\"]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"agents", "tokens", "users"})
  void saysWhatItCanDo(String command) {
    assertThat(sluice.run(command)).isEqualTo(2);
    assertThat(sluice.complained()).contains("Say what to do");
  }

  @Test
  void sendsNoPasswordInPlainText() {
    Map<String, String> environment = new HashMap<>(server.environment());
    environment.put("SLUICE_URL", "http://sluice.invalid:8080");

    CommandLineHarness away = new CommandLineHarness(environment);
    assertThat(away.run("runs")).isEqualTo(2);
    assertThat(away.complained()).contains("without encryption", "https");

    environment.put("SLUICE_SECURITY_TLSELSEWHERE", "true");
    assertThat(new CommandLineHarness(environment).run("runs")).isEqualTo(6);
  }
}
