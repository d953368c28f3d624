package dev.sluice.contract.run;

import org.jspecify.annotations.Nullable;

/**
 * What a person may say with a {@code resume} or {@code cancel} signal; all of it may be missing.
 *
 * @param planDigest the plan that was looked at; a decision on another plan is not heeded
 */
public record ReviewNote(
    @Nullable String comment, @Nullable String by, @Nullable String planDigest) {}
