package dev.sluice.contract.recount;

import dev.sluice.contract.agent.ExportResult;
import dev.sluice.contract.definition.ConnectorDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Asks for counter-tests of a run.
 *
 * @param exported what the run's file is a copy of
 * @param asked the test that somebody asked for; null for those of the causes that come first
 */
public record CounterTestRequest(
    String synchronizationId,
    String planDigest,
    ConnectorDefinition connector,
    ExportResult exported,
    @Nullable ChosenTest asked) {}
