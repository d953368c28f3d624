package dev.sluice.contract.recount;

import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.contract.run.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Asks for counter-tests of a run.
 *
 * @param exported what the run's file is a copy of
 * @param asked the test that somebody asked for; null for those of the causes that come first
 * @param mode the run's; null in requests of before it was told
 * @param lastApplied the run whose snapshot an incremental run's delta is made from
 */
public record CounterTestRequest(
    String synchronizationId,
    String planDigest,
    ConnectorDefinition connector,
    ExportResult exported,
    @Nullable ChosenTest asked,
    @Nullable Mode mode,
    @Nullable String lastApplied) {}
