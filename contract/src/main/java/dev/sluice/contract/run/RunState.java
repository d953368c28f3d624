package dev.sluice.contract.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run's state as its workflow knows it. */
public record RunState(
    @Nullable String id,
    Status status,
    @Nullable String planDigest,
    List<Breach> breaches,
    @Nullable Decision decision) {}
