package dev.sluice.contract.agent;

import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;

/** Asks the agent to prepare the exported files of one run. */
public record PrepareRequest(
    String synchronizationId, ConnectorDefinition connector, Mode mode, ExportResult exported) {}
