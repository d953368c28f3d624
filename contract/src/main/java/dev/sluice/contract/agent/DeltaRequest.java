package dev.sluice.contract.agent;

import dev.sluice.contract.definition.ConnectorDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Asks the agent for the changes since the snapshot.
 *
 * @param lastApplied the connector's last applied run, whose files the snapshot must be
 */
public record DeltaRequest(
    String synchronizationId,
    ConnectorDefinition connector,
    PrepareResult prepared,
    @Nullable String lastApplied) {}
