package dev.sluice.contract.repository;

import dev.sluice.contract.run.Counters;
import java.util.Map;

/** The counters after the plan was applied, including conflicts. */
public record ApplyResult(Map<String, Counters> resources, Map<String, Counters> links) {}
