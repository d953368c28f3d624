package dev.sluice.contract.agent;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Asks the agent to make an applied run's files the connector's snapshot.
 *
 * @param lastApplied the run that was the connector's last applied one before; what the agent keeps
 *     of any other run says nothing about what there was
 */
public record PromoteRequest(
    String synchronizationId,
    ConnectorDefinition connector,
    Mode mode,
    PrepareResult prepared,
    @Nullable String lastApplied) {}
