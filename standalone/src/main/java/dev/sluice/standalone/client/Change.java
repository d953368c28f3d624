package dev.sluice.standalone.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One planned or applied change of a resource. */
record Change(
    String entityType,
    String key,
    String operation,
    @Nullable Map<String, JsonNode> before,
    @Nullable Map<String, JsonNode> after,
    @Nullable Boolean beforeActive,
    @Nullable Boolean afterActive,
    @Nullable String state) {}
