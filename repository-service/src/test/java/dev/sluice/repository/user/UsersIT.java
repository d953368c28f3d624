package dev.sluice.repository.user;

import static dev.sluice.repository.RunningServer.json;
import static dev.sluice.repository.jooq.Tables.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.SharedServers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedServers.Extension.class)
class UsersIT {
  private static RunningServer server;
  private static RunningServer second;

  @BeforeAll
  static void start(SharedServers shared) {
    server = shared.server();
    second = shared.second();
  }

  @Test
  void addedPersonLogsInAtEveryServerUntilRemoved() {
    HttpResponse<String> added =
        server.post("admin", "/api/users", "{\"name\":\"ada\",\"roles\":[\"operator\"]}");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    String password = json(added).get("password").asString();

    assertThat(password).hasSize(24);
    assertThat(get(server, "ada", password, "/api/connectors")).isEqualTo(200);
    assertThat(get(second, "ada", password, "/api/connectors")).isEqualTo(200);
    assertThat(get(second, "ada", password, "/api/users")).isEqualTo(403);
    assertThat(get(second, "ada", "wrong", "/api/connectors")).isEqualTo(401);
    assertThat(server.database().fetchValue(LOGIN.PASSWORD, LOGIN.NAME.eq("ada")))
        .startsWith("{bcrypt}");
    assertThat(server.get("admin", "/api/users").body())
        .contains("ada")
        .doesNotContain("bcrypt", password);

    assertThat(remove("ada")).isEqualTo(204);
    assertThat(get(server, "ada", password, "/api/connectors")).isEqualTo(401);
    assertThat(get(second, "ada", password, "/api/connectors")).isEqualTo(401);
    assertThat(remove("ada")).isEqualTo(404);
  }

  @Test
  void takesPasswordThatIsSent() {
    HttpResponse<String> added =
        server.post(
            "admin",
            "/api/users",
            "{\"name\":\"ben\",\"roles\":[\"viewer\"],\"password\":\"correct horse\"}");

    assertThat(added.body()).doesNotContain("correct horse");
    assertThat(get(second, "ben", "correct horse", "/api/connectors")).isEqualTo(200);
    assertThat(
            server
                .post("admin", "/api/users", "{\"name\":\"ben\",\"roles\":[\"viewer\"]}")
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void leavesUsersOfTheConfigurationAlone() {
    assertThat(
            server
                .post("admin", "/api/users", "{\"name\":\"viewer\",\"roles\":[\"admin\"]}")
                .statusCode())
        .isEqualTo(409);
    assertThat(remove("viewer")).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"a:b\",\"roles\":[\"viewer\"]}",
        "{\"name\":\"a\",\"roles\":[]}",
        "{\"name\":\"a\",\"roles\":[null]}",
        "{\"name\":\"a\",\"roles\":[\"VIEWER\"]}",
        "{\"name\":\"a\",\"roles\":[\"viewer\"],\"password\":\"winter26\"}"
      })
  void refusesOddWishes(String body) {
    assertThat(server.post("admin", "/api/users", body).statusCode()).isEqualTo(400);
  }

  private static int remove(String name) {
    return server.send(server.request("admin", "/api/users/" + name).DELETE()).statusCode();
  }

  private static int get(RunningServer called, String user, String password, String path) {
    String login =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return called
        .send(called.request("", path).header("Authorization", "Basic " + login))
        .statusCode();
  }
}
