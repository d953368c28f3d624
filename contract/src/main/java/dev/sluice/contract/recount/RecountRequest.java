package dev.sluice.contract.recount;

import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Asks the agent to read a run's exported copy otherwise, and to send the rows to be counted.
 *
 * @param mode the run's; null in requests of before it was told, whose runs are not incremental
 * @param lastApplied the run whose snapshot an incremental run's delta is made from
 */
public record RecountRequest(
    String synchronizationId,
    String test,
    ConnectorDefinition connector,
    ExportResult exported,
    FileReading reading,
    @Nullable Mode mode,
    @Nullable String lastApplied) {}
