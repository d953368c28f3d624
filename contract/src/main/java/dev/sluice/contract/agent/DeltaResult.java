package dev.sluice.contract.agent;

import java.util.Map;

/** How many commands each delta file holds, by entity type or association. */
public record DeltaResult(Map<String, Long> rows) {}
