package dev.sluice.repository.run;

import dev.sluice.contract.run.Decision;
import org.jspecify.annotations.Nullable;

/**
 * The decision that a run followed, as people and programs read it.
 *
 * @param via how it came, where that was recorded
 */
public record DecisionView(
    Decision.Kind kind,
    String by,
    @Nullable String via,
    @Nullable String comment,
    @Nullable String planDigest) {}
