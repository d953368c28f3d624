package dev.sluice.repository.security;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.TestTemporal;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** Every call with a role that may and one that may not. */
class SecurityIT {
  private static final String ID = "7b0d2f9e-5f4e-4c5a-9f3a-111111111111";

  private static TestTemporal temporal;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    server =
        new RunningServer(
            TestDatabase.freshUrl(),
            temporal.target(),
            "--sluice.security.hosts=sluice.example.org");
    server.loadConnector();
  }

  @AfterAll
  static void stop() {
    server.close();
    temporal.close();
  }

  /** Whoever may gets past the door, whatever the call itself says; {@code -} is nobody. */
  @ParameterizedTest(name = "{0} {1}: {2}, not {3}")
  @CsvSource(
      textBlock =
          """
          POST,   /api/synchronizations,                           operator, viewer
          POST,   /api/synchronizations,                           admin,    reviewer
          GET,    /api/synchronizations,                           viewer,   -
          GET,    /api/synchronizations/{id},                      viewer,   -
          GET,    /api/synchronizations/{id}/changes,              viewer,   -
          GET,    /api/synchronizations/{id}/link-changes,         viewer,   -
          GET,    /api/synchronizations/{id}/rejects/people,       viewer,   -
          POST,   /api/synchronizations/{id}/resume,               reviewer, operator
          POST,   /api/synchronizations/{id}/resume,               admin,    viewer
          POST,   /api/synchronizations/{id}/cancel,               reviewer, viewer
          POST,   /api/synchronizations/{id}/cancel,               operator, viewer
          GET,    /api/connectors,                                 viewer,   -
          GET,    /api/connectors/acme,                            viewer,   -
          PUT,    /api/connectors/other,                           admin,    operator
          DELETE, /api/connectors/other,                           admin,    reviewer
          POST,   /api/connectors/reload,                          operator, reviewer
          POST,   /api/connectors/acme/reload,                     operator, viewer
          POST,   /api/connectors/acme/check,                      operator, viewer
          PUT,    /api/connectors/acme/sources/people/file,        operator, viewer
          POST,   /api/uploads/00000000-0000-0000-0000-000000000000/take,   operator, reviewer
          POST,   /api/uploads/00000000-0000-0000-0000-000000000000/cancel, operator, reviewer
          POST,   /api/connectors/acme/update-expressions,         operator, reviewer
          GET,    /api/resources?entityType=Person,                viewer,   -
          GET,    /api/resources/1,                                viewer,   -
          GET,    /api/resources/1/links,                          viewer,   -
          GET,    /api/links?association=Person.manager,           viewer,   -
          GET,    /api/agents,                                     viewer,   -
          POST,   /api/agents,                                     admin,    operator
          DELETE, /api/agents/x,                                   admin,    reviewer
          GET,    /api/tokens,                                     viewer,   -
          POST,   /api/tokens,                                     viewer,   -
          DELETE, /api/tokens/x,                                   viewer,   -
          GET,    /api/users,                                      admin,    operator
          POST,   /api/users,                                      admin,    operator
          DELETE, /api/users/x,                                    admin,    reviewer
          GET,    /api/audit,                                      admin,    reviewer
          POST,   /api/resources,                                  admin,    operator
          PATCH,  /api/resources/1,                                admin,    reviewer
          DELETE, /api/resources/1,                                admin,    operator
          GET,    /v3/api-docs,                                    viewer,   -
          GET,    /swagger-ui/index.html,                          viewer,   -
          """)
  void letsInWhoeverMay(String method, String path, String may, String mayNot) {
    String real = path.replace("{id}", ID);
    assertThat(call(method, real, may).statusCode()).isNotIn(401, 403);
    HttpResponse<String> refused = call(method, real, mayNot.equals("-") ? "" : mayNot);
    assertThat(refused.statusCode()).isEqualTo(mayNot.equals("-") ? 401 : 403);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/synchronizations", "/api/resources", "/v3/api-docs", "/nowhere", "/error"})
  void wantsLoginEverywhere(String path) {
    HttpResponse<String> answer = server.get("", path);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:sluice:problem:unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/actuator/env", "/actuator", "/actuator/metrics"})
  void deniesWhatNoLineOfTheTableNames(String path) {
    assertThat(server.get("admin", path).statusCode()).isIn(403, 404);
    assertThat(server.get("viewer", path).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesWrongPassword() {
    HttpRequest.Builder request =
        server.request("", "/api/synchronizations").header("Authorization", "Basic dmlld2VyOng=");
    assertThat(server.send(request).statusCode()).isEqualTo(401);
  }

  @Test
  void tellsAnybodyThatItIsUpAndNoMore() {
    HttpResponse<String> answer = server.get("", "/actuator/health");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).get("status").asString()).isEqualTo("UP");
    assertThat(answer.body()).doesNotContain("postgres", "components");
  }

  static Stream<Arguments> whatChangesSomething() {
    return Access.TABLE.stream()
        .filter(each -> !each.method().equals(HttpMethod.GET))
        .map(
            each ->
                Arguments.of(
                    each.method().name(), each.path().replace("/**", "").replace("*", ID)));
  }

  /** A browser adds the login that it remembers to what a foreign page asks for. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("whatChangesSomething")
  void pagesOfOthersChangeNothing(String method, String path) {
    String own = "http://" + server.request("", "/").build().uri().getAuthority();
    for (String[] header :
        new String[][] {
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"},
          {"Origin", "https://evil.example"},
          {"Origin", "null"},
          {"Origin", "http://127.0.0.1:1"},
          {"Origin", "http://"},
          {"Origin", own.replace("http", "https")}
        }) {
      HttpResponse<String> refused = call(method, path, "admin", header);
      assertThat(refused.statusCode()).as("%s: %s", (Object[]) header).isEqualTo(403);
      assertThat(refused.body()).contains("Web pages of other sites");
    }
    for (String[] header :
        new String[][] {
          {"Sec-Fetch-Site", "same-origin"},
          {"Sec-Fetch-Site", "none"},
          {"Origin", own},
          {"Origin", "https://sluice.example.org"}
        }) {
      assertThat(call(method, path, "admin", header).body())
          .as("%s: %s", (Object[]) header)
          .doesNotContain("Web pages of other sites");
    }
  }

  @Test
  void pagesOfOthersCannotComeThroughTheAgentsDoor() {
    HttpRequest.Builder request =
        server
            .agentRequest("default", "/agent/synchronizations/" + ID + "/progress")
            .header("Origin", "https://evil.example")
            .POST(BodyPublishers.ofString("{}"));
    assertThat(server.send(request).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      textBlock =
          """
          /actuator/health,      evil.example,        403
          /api/synchronizations, evil.example:8080,   403
          /agent/x,              127.0.0.1.evil.example, 403
          /,                     evil.example,        403
          /actuator/health,      localhost:8080,      200
          /actuator/health,      127.0.0.1,           200
          /actuator/health,      [::1]:8080,          200
          /actuator/health,      10.1.2.3:8080,       200
          /actuator/health,      SLUICE.example.org.,  200
          """)
  void answersToItsOwnNamesOnly(String path, String host, int status) throws IOException {
    int port = server.request("", "/").build().uri().getPort();
    // The client of the JDK does not let the host be chosen.
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 " + status);
    }
  }

  @Test
  void forceIsRightOfItsOwn() {
    String forced = "{\"connector\":\"acme\",\"mode\":\"complete\",\"force\":true}";
    assertThat(server.post("operator", "/api/synchronizations", forced).statusCode())
        .isEqualTo(403);
    assertThat(server.post("forcing", "/api/synchronizations", forced).statusCode()).isEqualTo(202);
    assertThat(server.post("admin", "/api/synchronizations", forced).statusCode()).isEqualTo(202);
  }

  @Test
  void personCannotComeThroughTheAgentsDoor() {
    HttpResponse<String> answer =
        server.post("admin", "/agent/synchronizations/" + ID + "/compare", "{\"files\":[]}");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:sluice:problem:unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/synchronizations", "/v3/api-docs", "/api/resources"})
  void agentsTokenOpensNothingElse(String path) {
    HttpRequest.Builder request =
        server
            .request("", path)
            .header("Authorization", "Bearer " + RunningServer.tokenOf("default"));
    assertThat(server.send(request).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer token-of-default-that-is-long-enoug",
        "Bearer ",
        "bearer",
        "Basic dG9rZW4=",
        "x"
      })
  void refusesWrongTokenOfAgent(String authorization) {
    HttpRequest.Builder request =
        server
            .request("", "/agent/synchronizations/" + ID + "/progress")
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"step\":\"export\"}"));
    assertThat(server.send(request).statusCode()).isEqualTo(401);
  }

  @Test
  void doesNotStartWithATokenThatSomebodyMayGuess() {
    assertThatThrownBy(
            () ->
                new RunningServer(
                        TestDatabase.freshUrl(),
                        temporal.target(),
                        "--sluice.repository.agents.third=winter26")
                    .close())
        .rootCause()
        .hasMessageStartingWith("sluice.repository.agents.third must have at least 32 characters")
        .hasMessageContaining("openssl rand -hex 32")
        .hasMessageNotContaining("winter26");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /api/synchronizations,  default-src 'none'; frame-ancestors 'none'
          /actuator/health,       default-src 'none'; frame-ancestors 'none'
          /nowhere,               default-src 'none'; frame-ancestors 'none'
          /swagger-ui/index.html, default-src 'none'; script-src 'self'
          """)
  void tellsBrowsersToDoNothingWithAnAnswer(String path, String policy) {
    HttpResponse<String> answer = server.get("viewer", path);

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith(policy);
    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  @Test
  void slowsDownWhoeverGuessesAndNobodyElse() {
    assertThat(server.get("operator", "/api/connectors").statusCode()).isEqualTo(200);
    int refused = 0;
    HttpResponse<String> last = guess("operator", 0);
    for (int guess = 1; guess < 20 && last.statusCode() == 401; guess++) {
      last = guess("operator", guess);
      refused++;
    }

    assertThat(refused).isBetween(5, 10);
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(json(last).get("type").asString()).isEqualTo("urn:sluice:problem:too-many-requests");
    assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 61);
    // Who knows the password, and who is somebody else, gets in anyway.
    assertThat(server.get("operator", "/api/connectors").statusCode()).isEqualTo(200);
    assertThat(server.get("reviewer", "/api/connectors").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> guess(String user, int number) {
    String login =
        Base64.getEncoder()
            .encodeToString((user + ":guess" + number).getBytes(StandardCharsets.UTF_8));
    return server.send(
        server.request("", "/api/connectors").header("Authorization", "Basic " + login).GET());
  }

  @Test
  void setsNoCookie() {
    assertThat(server.get("viewer", "/api/synchronizations").headers().map())
        .doesNotContainKey("set-cookie");
  }

  private static HttpResponse<String> call(
      String method, String path, String user, String... headers) {
    HttpRequest.Builder request = server.request(user, path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return server.send(
        request
            .header(
                "Content-Type",
                path.startsWith("/api/connectors") ? "application/yaml" : "application/json")
            .method(method, BodyPublishers.ofString(method.equals("GET") ? "" : "{}")));
  }
}
