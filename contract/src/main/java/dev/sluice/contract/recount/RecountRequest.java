package dev.sluice.contract.recount;

import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Asks the agent to read a run's exported copy differently, and to send the rows for counting.
 *
 * @param mode the run's mode; null in older requests, whose runs are not incremental
 * @param lastApplied the run of the snapshot for an incremental run's delta
 */
public record RecountRequest(
    String synchronizationId,
    String test,
    ConnectorDefinition connector,
    ExportResult exported,
    FileReading reading,
    @Nullable Mode mode,
    @Nullable String lastApplied) {}
