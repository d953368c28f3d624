package dev.sluice.repository.rest;

import static dev.sluice.repository.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.sluice.repository.RunningServer;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.TestTemporal;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The published OpenAPI is what the server does: schemathesis calls every operation as everybody
 * who may log in, and finds no answer that is not described.
 */
class PublishedApiIT {
  private static TestTemporal temporal;
  private static RunningServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    temporal = new TestTemporal();
    server = new RunningServer(TestDatabase.freshUrl(), temporal.target());
    server.loadConnector();
  }

  @AfterAll
  static void stop() {
    server.close();
    temporal.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "operator", "reviewer", "forcing", "admin"})
  void describesEveryAnswer(String user) throws IOException, InterruptedException {
    Path output = folder.resolve("schemathesis.txt");
    Process schemathesis =
        new ProcessBuilder(
                program(),
                "run",
                server.url() + "/v3/api-docs",
                "--auth",
                user + ":secret",
                "--checks",
                "not_a_server_error,status_code_conformance,content_type_conformance,"
                    + "response_headers_conformance,response_schema_conformance",
                "--phases",
                "examples,coverage,fuzzing",
                "--max-examples",
                "3",
                "--workers",
                "1",
                "--seed",
                "1",
                "--generation-database",
                "none",
                "--no-color")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    int exitCode = schemathesis.waitFor();

    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(exitCode).as(said).isZero();
    assertThat(said).containsPattern(Pattern.compile("Tested: +(?!0)[0-9]+"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Page.*ResourceView, next
          ResourceView, connector
          SynchronizationView, failure
          SynchronizationView, endedAt
          ConnectorPage, next
          """)
  void saysWhatMayBeNull(String schema, String member) {
    JsonNode described = schema(schema).get("properties").get(member);

    assertThat(described.toString()).contains("\"null\"");
  }

  @Test
  void saysThatAttributesAreAnObject() {
    assertThat(schema("ResourceView").at("/properties/attributes/type").toString())
        .contains("object")
        .doesNotContain("string");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/resources",
        "/api/links/pending",
        "/api/synchronizations",
        "/api/connectors/acme",
        "/v3/api-docs",
        "/actuator/health"
      })
  void refusesParametersWithoutNames(String path) {
    HttpResponse<String> answer = server.get("viewer", path + "?=x");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).get("type").asString()).isEqualTo("urn:sluice:problem:invalid-request");
  }

  @ParameterizedTest
  @CsvSource({"GET, 200", "POST, 415"})
  void takesNoForms(String method, int status) {
    HttpResponse<String> answer =
        server.send(
            server
                .request("admin", "/api/resources")
                .header("Content-Type", "multipart/form-data")
                .method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private static JsonNode schema(String name) {
    JsonNode schemas = json(server.get("viewer", "/v3/api-docs")).at("/components/schemas");
    return schemas
        .propertyStream()
        .filter(each -> each.getKey().matches(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static String program() {
    String name = "schemathesis";
    boolean installed =
        Stream.of(System.getenv("PATH").split(Pattern.quote(System.getProperty("path.separator"))))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    if (!installed) {
      String remedy = "The program schemathesis is not on the PATH: pip install schemathesis";
      if (System.getenv("CI") != null) {
        fail(remedy);
      }
      abort(remedy);
    }
    return name;
  }
}
