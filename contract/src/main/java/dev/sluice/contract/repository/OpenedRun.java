package dev.sluice.contract.repository;

import dev.sluice.contract.definition.ConnectorDefinition;

/**
 * A registered run.
 *
 * @param requestedBy who asked for it, as people may read it
 * @param force whether thresholds are skipped, as the server recorded it
 */
public record OpenedRun(
    String synchronizationId, ConnectorDefinition connector, String requestedBy, boolean force) {}
