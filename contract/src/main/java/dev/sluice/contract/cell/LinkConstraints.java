package dev.sluice.contract.cell;

import org.jspecify.annotations.Nullable;

/**
 * Rules for the links of an association.
 *
 * @param maxTargets the maximum number of targets of one owner
 * @param targetMustExist whether a link to a resource that does not exist is a row error; otherwise
 *     it is pending
 */
public record LinkConstraints(@Nullable Integer maxTargets, boolean targetMustExist) {
  /** No rules. */
  public static final LinkConstraints NONE = new LinkConstraints(null, false);
}
