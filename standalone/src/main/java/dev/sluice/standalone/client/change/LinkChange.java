package dev.sluice.standalone.client.change;

import org.jspecify.annotations.Nullable;

/**
 * One planned or applied change of a link.
 *
 * @param target the new target, or the old one of a link that goes
 * @param before the target that an update replaces
 * @param beforeConnector who stated the link until the run takes it over with its owner
 * @param held missing if it is not held since an earlier run
 */
record LinkChange(
    String association,
    String owner,
    String target,
    String operation,
    @Nullable String before,
    @Nullable String beforeConnector,
    @Nullable String state,
    @Nullable Held held) {}
