package dev.sluice.contract.recount;

import org.jspecify.annotations.Nullable;

/**
 * Records that a counter-test ended without a result.
 *
 * @param message what the step said of it, without any values; null where it said nothing
 */
public record TestEnd(
    String synchronizationId, String test, NotCounted why, @Nullable String message) {}
