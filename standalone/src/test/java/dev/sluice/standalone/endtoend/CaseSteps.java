package dev.sluice.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the steps of a case. What happens in a step, in this order:
 *
 * <ul>
 *   <li>{@code files}: files by name, laid over those of the steps before; null deletes one
 *   <li>{@code connectors}: definitions that are put instead of earlier ones
 *   <li>{@code refused}: definitions that the server must refuse, with a text of each refusal
 *   <li>{@code forget}: connectors that are deleted
 *   <li>{@code change}, {@code delete}: resources that a person changes ({@code User u1: {active:
 *       false}}) or deletes
 *   <li>{@code check}: connectors, with whether their check is in order
 *   <li>{@code run}: {@code CONNECTOR MODE}, with {@code force} if need be; or {@code CONNECTOR
 *       update-expressions}; or {@code resume} or {@code cancel} for the last run
 * </ul>
 *
 * What is right afterwards is said by {@link CaseExpectations}.
 */
final class CaseSteps implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String[] ENDS = {
    "AWAITING_REVIEW", "COMPLETED", "CANCELLED", "FAILED", "SUPERSEDED", "INTERRUPTED"
  };

  private final ServerProcess server;
  private final Case described;
  private final CaseFiles files;
  private String lastRun = "";

  CaseSteps(ServerProcess server, Case described) {
    this.server = server;
    this.described = described;
    this.files = new CaseFiles(server.files());
  }

  void all() throws Exception {
    for (Map.Entry<String, Map<String, Object>> each : described.definitions().entrySet()) {
      define(each.getKey(), each.getValue());
    }
    int number = 0;
    for (Fields step : described.steps()) {
      number++;
      take(step, described.title() + ", step " + number);
    }
  }

  private void take(Fields step, String name) throws Exception {
    Set<String> known =
        Set.of(
            "files",
            "connectors",
            "refused",
            "forget",
            "change",
            "delete",
            "check",
            "run",
            "expect");
    step.mayHave(known);
    for (Map.Entry<String, Object> file : step.map("files").entrySet()) {
      files.put(file.getKey(), file.getValue());
    }
    for (Map.Entry<String, Object> each : step.map("connectors").entrySet()) {
      define(each.getKey(), Case.with(each.getValue(), false));
    }
    for (Map.Entry<String, Object> each : step.map("refused").entrySet()) {
      refuse(each.getKey(), Fields.of(each.getValue()), name);
    }
    for (String connector : step.texts("forget")) {
      answer("DELETE", "/api/connectors/" + connector, "", 204);
    }
    for (Map.Entry<String, Object> each : step.map("change").entrySet()) {
      answer(
          "PATCH",
          "/api/resources/" + id(each.getKey()),
          JSON.writeValueAsString(each.getValue()),
          200);
    }
    for (String resource : step.texts("delete")) {
      answer("DELETE", "/api/resources/" + id(resource), "", 204);
    }
    for (Map.Entry<String, Object> each : step.map("check").entrySet()) {
      String checked = answer("POST", "/api/connectors/" + each.getKey() + "/check", "", 200);
      assertThat(JSON.readTree(checked).get("ok").booleanValue())
          .as("%s: %s", name, checked)
          .isEqualTo(each.getValue());
    }
    JsonNode run = step.has("run") ? run(step.text("run")) : JSON.nullNode();
    new CaseExpectations(server, name, run).hold(Fields.of(step.map("expect")));
  }

  private JsonNode run(String words) throws Exception {
    List<String> asked = List.of(words.split(" "));
    if (asked.size() == 1) {
      answer("POST", "/api/synchronizations/" + lastRun + "/" + asked.get(0), "{}", 202, 200);
      return server.await(lastRun, "COMPLETED", "CANCELLED", "FAILED");
    }
    if (asked.get(1).equals("update-expressions")) {
      return started(
          answer("POST", "/api/connectors/" + asked.get(0) + "/update-expressions", "{}", 202));
    }
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("connector", asked.get(0));
    request.put("mode", asked.get(1));
    request.put("force", asked.contains("force"));
    return started(answer("POST", "/api/synchronizations", JSON.writeValueAsString(request), 202));
  }

  private JsonNode started(String answer) throws Exception {
    lastRun = JSON.readTree(answer).get("id").asString();
    return server.await(lastRun, ENDS);
  }

  private void define(String connector, Map<String, Object> definition) throws Exception {
    put(connector, definition, 200, 201);
  }

  private void refuse(String connector, Fields refused, String name) throws Exception {
    refused.mayHave(Set.of("definition", "because"));
    String answer = put(connector, Case.with(refused.map("definition"), false), 422);
    assertThat(answer).as(name).contains(refused.text("because"));
  }

  /** A definition may be written in JSON, which is YAML too. */
  private String put(String connector, Map<String, Object> definition, Integer... statuses)
      throws Exception {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("connector", connector);
    whole.putAll(definition);
    HttpRequest.Builder request =
        server
            .request("/api/connectors/" + connector)
            .header("Content-Type", "application/yaml")
            .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(whole)));
    return answer(request, statuses);
  }

  private String id(String resource) throws Exception {
    String[] words = resource.split(" ", 2);
    JsonNode page = server.get("/api/resources?limit=1000&entityType=" + words[0]);
    for (JsonNode each : page.get("items")) {
      if (each.get("key").asString().equals(words[1])) {
        return URLEncoder.encode(each.get("id").asString(), StandardCharsets.UTF_8);
      }
    }
    throw new AssertionError("there is no " + resource);
  }

  private String answer(String method, String path, String body, Integer... statuses)
      throws Exception {
    HttpRequest.Builder request = server.request(path);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return answer(
        request.method(
            method,
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body)),
        statuses);
  }

  private String answer(HttpRequest.Builder request, Integer... statuses) throws Exception {
    HttpResponse<String> response = server.send(request);
    assertThat(response.statusCode())
        .as("%s %s: %s", response.request().method(), response.uri(), response.body())
        .isIn((Object[]) statuses);
    return response.body();
  }

  /** Ends what is still held, so that the next case meets no run of this one. */
  @Override
  public void close() throws Exception {
    for (JsonNode run : server.get("/api/synchronizations?status=AWAITING_REVIEW").get("items")) {
      String id = run.get("id").asString();
      answer("POST", "/api/synchronizations/" + id + "/cancel", "{}", 200, 202);
      server.await(id, "CANCELLED");
    }
  }
}
