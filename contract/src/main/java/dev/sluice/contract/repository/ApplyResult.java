package dev.sluice.contract.repository;

import dev.sluice.contract.run.LinkCounters;
import dev.sluice.contract.run.ResourceCounters;
import java.util.Map;

/** The counters after the plan was applied, conflicts included. */
public record ApplyResult(
    Map<String, ResourceCounters> resources, Map<String, LinkCounters> links) {}
