package dev.sluice.contract.agent;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;

/** Asks the agent to make an applied run's files the connector's snapshot. */
public record PromoteRequest(
    String synchronizationId, ConnectorDefinition connector, Mode mode, PrepareResult prepared) {}
