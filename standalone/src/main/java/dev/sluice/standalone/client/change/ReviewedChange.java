package dev.sluice.standalone.client.change;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change of an inspected plan, of a resource or of a link.
 *
 * @param target the key of a link's target; missing of a resource
 * @param held missing if it is not held since an earlier run
 */
record ReviewedChange(
    int n,
    String type,
    String key,
    @Nullable String target,
    String operation,
    @Nullable Map<String, JsonNode> before,
    @Nullable Map<String, JsonNode> after,
    @Nullable String beforeTarget,
    List<String> marks,
    @Nullable String state,
    @Nullable Held held) {

  /** How it is named, with its number and what it is marked as. */
  String numbered(String key) {
    return key + "  #" + n + (marks.isEmpty() ? "" : "  (" + String.join(", ", marks) + ")");
  }
}
