package dev.sluice.contract.repository;

import dev.sluice.contract.run.Breach;
import dev.sluice.contract.run.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a plan to be applied.
 *
 * @param planDigest the plan that was checked and, if there is a decision, reviewed
 * @param breaches the limits it exceeds
 * @param decision the person's decision; null if nothing was held
 */
public record ApplyRequest(
    String synchronizationId,
    String planDigest,
    List<Breach> breaches,
    @Nullable Decision decision) {}
