package dev.sluice.contract.run;

import org.jspecify.annotations.Nullable;

/**
 * The input of a {@code resume} or {@code cancel} signal; every part is optional.
 *
 * @param planDigest the plan that was looked at; a decision on another plan is ignored
 */
public record ReviewNote(
    @Nullable String comment, @Nullable String by, @Nullable String planDigest) {}
