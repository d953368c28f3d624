package dev.sluice.contract.agent;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Asks the agent to make an applied run's files the connector's snapshot.
 *
 * @param lastApplied the connector's last applied run before this one; the agent's files of any
 *     other run are not the previous state
 */
public record PromoteRequest(
    String synchronizationId,
    ConnectorDefinition connector,
    Mode mode,
    PrepareResult prepared,
    @Nullable String lastApplied) {}
