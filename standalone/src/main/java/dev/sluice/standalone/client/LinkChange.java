package dev.sluice.standalone.client;

import org.jspecify.annotations.Nullable;

/**
 * One planned or applied change of a link.
 *
 * @param target the new target, or the old one of a link that goes
 * @param beforeTarget the target that a changed link had before
 */
record LinkChange(
    String association,
    String owner,
    @Nullable String target,
    @Nullable String beforeTarget,
    String operation,
    @Nullable String state) {}
