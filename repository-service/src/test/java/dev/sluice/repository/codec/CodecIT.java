package dev.sluice.repository.codec;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.TestTemporal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What Temporal's web UI may ask of this server, and nobody else's pages. */
class CodecIT {
  private static final String UI = "https://temporal.example.org";
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  /** {@code "acme-ad"} as JSON. */
  private static final String PAYLOAD =
      "{\"metadata\":{\"encoding\":\"anNvbi9wbGFpbg==\"},\"data\":\"ImFjbWUtYWQi\"}";

  private static TestTemporal temporal;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    server =
        new RunningServer(
            TestDatabase.freshUrl(),
            temporal.target(),
            "--sluice.payload.keys=2026a:" + KEY,
            "--sluice.security.temporal-ui=" + UI);
  }

  @AfterAll
  static void stop() {
    server.close();
    temporal.close();
  }

  @Test
  void encryptsAndDecrypts() {
    JsonNode encrypted = payload(server.post("viewer", "/api/codec/encode", payloads(PAYLOAD)));

    assertThat(encrypted.at("/metadata/encryption-key-id").asString()).isEqualTo("MjAyNmE=");
    assertThat(encrypted.get("data").asString()).isNotEqualTo("ImFjbWUtYWQi");
    JsonNode decrypted =
        payload(server.post("viewer", "/api/codec/decode", payloads(encrypted.toString())));
    assertThat(decrypted.toString()).isEqualTo(PAYLOAD);
    assertThat(payload(server.post("viewer", "/api/codec/decode", payloads(PAYLOAD))).toString())
        .as("what was never encrypted")
        .isEqualTo(PAYLOAD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"data":"%%%"} | not written in Base64
          {"metadata":{"encoding":"YmluYXJ5L2VuY3J5cHRlZA==","encryption-key-id":"b2xk"},"data":"AAECAwQFBgcICQoLDA0ODxAR"} | the key old, which is not among sluice.payload.keys
          {"metadata":{"encoding":"YmluYXJ5L2VuY3J5cHRlZA==","encryption-key-id":"MjAyNmE="},"data":"AAECAwQFBgcICQoLDA0ODxARAAAAAAAAAAAAAAAA"} | was changed, or has another key with this id
          """)
  void saysWhyItCannot(String payload, String why) {
    HttpResponse<String> answer = server.post("viewer", "/api/codec/decode", payloads(payload));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("detail").asString()).contains(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"payloads\":null}", "{\"payloads\":[null]}", "[]"})
  void refusesWhatHasNoPayloads(String body) {
    assertThat(server.post("viewer", "/api/codec/decode", body).statusCode()).isEqualTo(400);
  }

  @Test
  void letsTemporalsPagesAskAndNoOthers() {
    assertThat(
            preflight(UI, "/api/codec/decode").headers().firstValue("Access-Control-Allow-Origin"))
        .contains(UI);
    assertThat(from(UI, "viewer", "/api/codec/decode").statusCode()).isEqualTo(200);
    assertThat(from(UI, "viewer", "/api/codec/decode").headers().map())
        .containsKey("access-control-allow-credentials");
    assertThat(from(UI, "", "/api/codec/decode").statusCode()).as("without login").isEqualTo(401);

    for (String path : new String[] {"/api/codec/decode", "/api/synchronizations"}) {
      assertThat(from("https://evil.example.org", "admin", path).statusCode()).isEqualTo(403);
    }
    assertThat(from(UI, "admin", "/api/synchronizations").statusCode()).isEqualTo(403);
    assertThat(preflight(UI, "/api/synchronizations").headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }

  private static HttpResponse<String> from(String origin, String user, String path) {
    return server.send(
        server
            .request(user, path)
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .header("Sec-Fetch-Site", "cross-site")
            .POST(BodyPublishers.ofString(payloads(PAYLOAD))));
  }

  /** As a browser asks before it sends something to another server; it never logs in. */
  private static HttpResponse<String> preflight(String origin, String path) {
    HttpRequest.Builder request =
        server
            .request("", path)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type,x-namespace")
            .method("OPTIONS", BodyPublishers.noBody());
    return server.send(request);
  }

  private static String payloads(String payload) {
    return "{\"payloads\":[" + payload + "]}";
  }

  private static JsonNode payload(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).at("/payloads/0");
  }
}
