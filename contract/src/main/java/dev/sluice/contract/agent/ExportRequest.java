package dev.sluice.contract.agent;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;

/** Asks the agent to export a connector's sources for one run. */
public record ExportRequest(String synchronizationId, ConnectorDefinition connector, Mode mode) {}
