package dev.sluice.standalone.client.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One planned or applied change of a resource.
 *
 * @param before missing for an insert; both sides say {@code active} if that changes
 * @param after missing for a delete
 * @param held missing if it is not held since an earlier run
 */
record Change(
    String entityType,
    String key,
    String operation,
    @Nullable Map<String, JsonNode> before,
    @Nullable Map<String, JsonNode> after,
    @Nullable String state,
    @Nullable Held held) {}
