/**
 * Decides whether a plan may be applied without a review. {@link dev.sluice.contract.check.Check}
 * checks each level of the connector against each rule, and knows only counts. The server does the
 * check; others use the same rules to describe its result.
 */
@NullMarked
package dev.sluice.contract.check;

import org.jspecify.annotations.NullMarked;
