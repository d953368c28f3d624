package dev.sluice.contract.repository;

import dev.sluice.contract.Failure;
import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Decision;
import dev.sluice.contract.run.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how a run ended. */
public record CloseRequest(
    String synchronizationId,
    Status status,
    List<Breach> breaches,
    @Nullable Failure failure,
    @Nullable Decision decision,
    @Nullable String supersededBy) {}
