package dev.sluice.repository.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.repository.held.HeldSince;
import org.jspecify.annotations.Nullable;

/**
 * One change of a link.
 *
 * @param target the new target; the old one of a delete
 * @param before the target that an update replaces
 * @param beforeConnector whose statement the run takes over, with the owner that it adopts; null if
 *     the change is of a link of its own
 * @param state planned, applied, conflict, held or rejected
 * @param held since when it is held, if it is, and how often
 */
record LinkChange(
    String association,
    String owner,
    String target,
    String operation,
    @Nullable String before,
    @Nullable String beforeConnector,
    String state,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HeldSince held) {}
