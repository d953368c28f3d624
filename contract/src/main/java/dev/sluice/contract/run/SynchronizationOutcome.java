package dev.sluice.contract.run;

import dev.sluice.contract.Failure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param supersededBy the run that superseded this one
 */
public record SynchronizationOutcome(
    String id,
    Status status,
    @Nullable String planDigest,
    Map<String, Counters> resources,
    Map<String, Counters> links,
    List<Breach> breaches,
    @Nullable Failure failure,
    @Nullable String supersededBy) {}
