package dev.sluice.contract.cell;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of the links of an association.
 *
 * @param maxTargets the most targets that one owner may have
 * @param targetMustExist whether a link to a resource that does not exist is a row error; otherwise
 *     it is pending
 */
public record LinkConstraints(@Nullable Integer maxTargets, boolean targetMustExist) {
  /** Nothing is asked. */
  public static final LinkConstraints NONE = new LinkConstraints(null, false);
}
