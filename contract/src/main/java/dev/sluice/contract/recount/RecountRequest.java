package dev.sluice.contract.recount;

import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.definition.ConnectorDefinition;

/** Asks the agent to read a run's exported copy otherwise, and to send the rows to be counted. */
public record RecountRequest(
    String synchronizationId,
    String test,
    ConnectorDefinition connector,
    ExportResult exported,
    FileReading reading) {}
