package dev.sluice.standalone.client.activation;

import dev.sluice.standalone.client.RestClient;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An application with its people. */
record Application(RestClient client, String name) {

  JsonNode show() {
    return client.get(path(), Map.of());
  }

  JsonNode send(Map<String, Object> request) {
    return client.post(path() + "/send", request);
  }

  JsonNode cancel() {
    return client.post(path() + "/cancel", Map.of());
  }

  private String path() {
    return "/api/applications/" + RestClient.encode(name) + "/activations";
  }
}
