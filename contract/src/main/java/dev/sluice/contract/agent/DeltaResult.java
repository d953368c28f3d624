package dev.sluice.contract.agent;

import java.util.Map;

/** The number of commands in each delta file, by entity type or association. */
public record DeltaResult(Map<String, Long> rows) {}
