package dev.sluice.standalone.client.run;

import dev.sluice.standalone.client.GoneException;
import dev.sluice.standalone.client.IdLookup;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The runs of a server. */
public final class Synchronizations {
  private static final String PATH = "/api/synchronizations";

  private final RestClient client;

  public Synchronizations(RestClient client) {
    this.client = client;
  }

  /** Starts a run. */
  public Run start(Map<String, Object> request) {
    return Json.read(client.post(PATH, request), Run.class);
  }

  /** Starts a run that computes a connector's expressions again. */
  public Run updateExpressions(String connector, Map<String, Object> request) {
    String path = "/api/connectors/" + RestClient.encode(connector) + "/update-expressions";
    return Json.read(client.post(path, request), Run.class);
  }

  /** A page of runs, latest first. */
  JsonNode list(Map<String, String> parameters) {
    return client.get(PATH, parameters);
  }

  /** One run as the server shows it. */
  public JsonNode document(String id) {
    return client.get(PATH + "/" + RestClient.encode(id), Map.of());
  }

  public Run run(String id) {
    return Json.read(document(id), Run.class);
  }

  /** A page of a run's changes; {@code kind} is {@code changes} or {@code link-changes}. */
  public JsonNode changes(String id, String kind, Map<String, String> parameters) {
    return client.get(PATH + "/" + RestClient.encode(id) + "/" + kind, parameters);
  }

  /** The rejected rows of a run by cause; none if they were deleted because of their age. */
  public List<RejectGroup> rejectsOf(Run run) {
    if (!run.anyRejected()) {
      return List.of();
    }
    try {
      String path = PATH + "/" + RestClient.encode(run.id()) + "/rejects";
      return Json.items(client.get(path, Map.of()), RejectGroup.class);
    } catch (GoneException gone) {
      return List.of();
    }
  }

  /** What a run's inspection shows at a path beneath it. */
  public JsonNode review(String id, String path, Map<String, String> parameters) {
    return client.get(reviewPath(id, path), parameters);
  }

  /** Posts to a path beneath a run's inspection. */
  public JsonNode postReview(String id, String path, Object body) {
    return client.post(reviewPath(id, path), body);
  }

  private static String reviewPath(String id, String path) {
    return PATH + "/" + RestClient.encode(id) + "/review/" + path;
  }

  /** Resumes or cancels a run; {@code decision} is the word for which. */
  public JsonNode decide(String id, String decision, Map<String, Object> body) {
    return client.post(PATH + "/" + RestClient.encode(id) + "/" + decision, body);
  }

  /** The whole id of the one run whose id starts like this. */
  public String resolve(String prefix) {
    return new IdLookup("a run", "runs", this::list).startingWith(prefix);
  }
}
