package dev.sluice.repository.resource.link;

import java.util.List;

/**
 * A link as JSON.
 *
 * @param connectors who states it, by name
 */
public record LinkView(
    String association,
    String ownerType,
    String ownerKey,
    String targetType,
    String targetKey,
    List<String> connectors) {}
