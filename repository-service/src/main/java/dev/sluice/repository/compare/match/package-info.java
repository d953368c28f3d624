/**
 * Matches the links of a complete run in memory, by the ids of their ends: {@link
 * dev.sluice.repository.compare.match.LinkMatch} finds the ends of the rows, {@link
 * dev.sluice.repository.compare.match.LinkMerge} is a merge join of these links with the stored
 * ones, and the first links of an association go directly into the plan.
 */
@NullMarked
package dev.sluice.repository.compare.match;

import org.jspecify.annotations.NullMarked;
