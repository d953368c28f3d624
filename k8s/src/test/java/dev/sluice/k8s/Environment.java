package dev.sluice.k8s;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The environment of a container. */
final class Environment {
  private Environment() {}

  /** Values by variable; what is in a Secret is {@code secret/key}. */
  static Map<String, String> of(JsonNode container) {
    Map<String, String> environment = new LinkedHashMap<>();
    KubernetesObject.children(container.path("env"))
        .forEach(
            each -> {
              JsonNode secret = each.at("/valueFrom/secretKeyRef");
              String value =
                  secret.isMissingNode()
                      ? each.path("value").asString()
                      : secret.path("name").asString() + "/" + secret.path("key").asString();
              String earlier = environment.put(each.path("name").asString(), value);
              if (earlier != null) {
                throw new AssertionError(each.path("name").asString() + " is there twice");
              }
            });
    return environment;
  }
}
