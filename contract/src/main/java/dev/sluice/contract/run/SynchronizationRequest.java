package dev.sluice.contract.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one run. Anything may send it; {@code {"connector":"acme-ad","mode":"complete"}} is
 * enough. {@code force} is heeded only where the server recorded, before the workflow started, that
 * somebody with the right asked for it.
 *
 * @param mode a {@link Mode#label()}
 * @param steps labels of the steps to stop after the last of: {@code export}, or {@code export} and
 *     {@code prepare}; all steps when null or empty
 * @param id the run's id where the server has already made one
 */
public record SynchronizationRequest(
    String connector,
    String mode,
    boolean force,
    boolean dryRun,
    @Nullable List<String> steps,
    @Nullable String requestedBy,
    @Nullable String id) {}
