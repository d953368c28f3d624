package dev.sluice.contract.recount;

import org.jspecify.annotations.Nullable;

/**
 * Records that a counter-test ended without a result.
 *
 * @param message the step's message, without any values; null if there is none
 */
public record TestEnd(
    String synchronizationId, String test, NotCounted why, @Nullable String message) {}
