package dev.sluice.contract.recount;

import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Asks for counter-tests of a run.
 *
 * @param exported the run's exported files
 * @param asked the test that somebody requested; null for tests of the first causes
 * @param mode the run's mode; null in older requests
 * @param lastApplied the run of the snapshot for an incremental run's delta
 */
public record CounterTestRequest(
    String synchronizationId,
    String planDigest,
    ConnectorDefinition connector,
    ExportResult exported,
    @Nullable ChosenTest asked,
    @Nullable Mode mode,
    @Nullable String lastApplied) {}
