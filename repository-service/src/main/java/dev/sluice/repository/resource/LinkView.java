package dev.sluice.repository.resource;

import java.util.List;

/**
 * A link as JSON.
 *
 * @param connectors who states it, by name
 */
record LinkView(
    String association,
    String ownerType,
    String ownerKey,
    String targetType,
    String targetKey,
    List<String> connectors) {}
