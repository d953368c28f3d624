package dev.sluice.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The script of {@code helm test}, with the shell and curl of this machine. */
@RequiresPrograms("helm")
class DryRunIT {
  private final List<String> requests = new ArrayList<>();
  private final Deque<String> states = new ArrayDeque<>();
  private HttpServer server;
  private int answerToStart = 202;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/actuator", exchange -> answer(exchange, 200, "{\"status\":\"UP\"}"));
    server.createContext(
        "/api",
        exchange -> {
          boolean starts = exchange.getRequestMethod().equals("POST");
          answer(
              exchange,
              starts ? answerToStart : 200,
              "{\"id\":\"a-run\",\"connector\":\"hr\",\"status\":\"%s\"}"
                  .formatted(starts ? "QUEUED" : states.pop()));
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksForHealthAlone() {
    Programs.Result test = run("least");

    assertThat(test.exitCode()).as(test.errors()).isZero();
    assertThat(requests).containsExactly("GET /actuator/health/readiness - ");
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUED PLANNED, 0, is planned",
    "FAILED, 1, ended as FAILED",
    "EXPORTING INTERRUPTED, 1, ended as INTERRUPTED"
  })
  void waitsForTheEndOfADryRun(String seen, int exitCode, String says) {
    states.addAll(Arrays.asList(seen.split(" ")));

    Programs.Result test = run("every-switch");

    assertThat(test.exitCode()).as(test.errors()).isEqualTo(exitCode);
    assertThat(test.output()).contains(says).doesNotContain("secret");
    assertThat(requests)
        .contains(
            "POST /api/synchronizations tester:secret"
                + " {\"connector\":\"hr\",\"mode\":\"complete\",\"dryRun\":true}",
            "GET /api/synchronizations/a-run tester:secret ");
  }

  @Test
  void saysWhatWasRefused() {
    answerToStart = 403;

    Programs.Result test = run("every-switch");

    assertThat(test.exitCode()).isNotZero();
    assertThat(test.output()).contains("a-run");
  }

  private Programs.Result run(String values) {
    JsonNode container = Chart.object(values, "Pod", "test").pod().at("/spec/containers/0");
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    List<String> command = new ArrayList<>();
    container.path("command").forEach(each -> command.add(each.asString()));
    container.path("args").forEach(each -> command.add(each.asString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = Environment.of(container);
    environment.replaceAll((name, value) -> value.replaceAll("https?://[^/]+", base));
    environment.remove("CURL_CA_BUNDLE");
    environment.replace("LOGIN", "tester");
    environment.replace("PASSWORD", "secret");
    builder.environment().putAll(environment);
    return Programs.run(builder);
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + (login == null ? "-" : decoded(login))
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String decoded(String login) {
    return new String(
        Base64.getDecoder().decode(login.replace("Basic ", "")), StandardCharsets.UTF_8);
  }
}
