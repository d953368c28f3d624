package dev.sluice.contract.repository;

import dev.sluice.contract.run.Counters;
import java.util.Map;

/**
 * What a run would change, in numbers. The changes themselves are kept by the server.
 *
 * @param digest names exactly these changes
 * @param resources by entity type
 * @param links by association
 * @param heldResources how many resources the connector held before the run, by entity type
 * @param heldLinks how many links the connector held before the run, by association
 */
public record Plan(
    String digest,
    Map<String, Counters> resources,
    Map<String, Counters> links,
    Map<String, Long> heldResources,
    Map<String, Long> heldLinks) {}
