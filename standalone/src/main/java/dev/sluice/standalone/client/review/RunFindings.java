package dev.sluice.standalone.client.review;

import dev.sluice.standalone.client.GoneException;
import dev.sluice.standalone.client.Json;
import dev.sluice.standalone.client.RestClient;
import dev.sluice.standalone.client.review.Finding.Found;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the server found of runs. */
final class RunFindings {
  private final RestClient client;

  RunFindings(RestClient client) {
    this.client = client;
  }

  JsonNode document(String run) {
    String path = "/api/synchronizations/" + RestClient.encode(run) + "/review/findings";
    return client.get(path, Map.of());
  }

  /** What was found; nothing of a run that ended long ago. */
  Found of(String run) {
    try {
      return Json.read(document(run), Found.class);
    } catch (GoneException gone) {
      return new Found(false, List.of(), List.of());
    }
  }
}
