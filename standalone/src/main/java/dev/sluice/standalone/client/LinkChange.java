package dev.sluice.standalone.client;

import org.jspecify.annotations.Nullable;

/**
 * One planned or applied change of a link.
 *
 * @param target the new target, or the old one of a link that goes
 * @param before the target that an update replaces
 */
record LinkChange(
    String association,
    String owner,
    String target,
    String operation,
    @Nullable String before,
    @Nullable String state) {}
