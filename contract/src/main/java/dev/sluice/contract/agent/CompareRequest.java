package dev.sluice.contract.agent;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;

/** Asks the agent to send the prepared rows to the server. */
public record CompareRequest(
    String synchronizationId, ConnectorDefinition connector, Mode mode, PrepareResult prepared) {}
