package dev.sluice.standalone.client.decide;

import dev.sluice.standalone.client.Pages;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.run.Run;
import dev.sluice.standalone.client.run.Synchronizations;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The rules of one held run, and their outcome. */
final class Rulings {
  private final RestClient client;
  private final Synchronizations runs;
  private final Run run;

  /**
   * Finds the run.
   *
   * @param prefix of its id
   */
  Rulings(RestClient client, String prefix) {
    this.client = client;
    this.runs = new Synchronizations(client);
    this.run = runs.run(runs.resolve(prefix));
  }

  String shortId() {
    return run.shortId();
  }

  String id() {
    return run.id();
  }

  JsonNode add(Map<String, Object> rule) {
    return client.post(path("rules"), rule);
  }

  List<JsonNode> all() {
    return Pages.all(client, path("rules"));
  }

  void remove(int rule) {
    client.delete(path("rules/" + rule));
  }

  JsonNode outcome(String rest) {
    return client.get(path("outcome"), Map.of("rest", rest));
  }

  JsonNode resume(Map<String, Object> decision) {
    return runs.decide(run.id(), "resume", decision);
  }

  private String path(String what) {
    return "/api/synchronizations/" + RestClient.encode(run.id()) + "/review/" + what;
  }
}
