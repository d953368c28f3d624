/**
 * Compare: the rows that an agent sends become the plan of a run. {@link
 * dev.sluice.repository.compare.Comparison} is the entry point; {@code wire} reads the rows, {@code
 * resource} and {@code link} compare them, {@code memory} bounds what that takes, and here a plan
 * begins, is counted and is completed. Nothing here writes a live table.
 */
@NullMarked
package dev.sluice.repository.compare;

import org.jspecify.annotations.NullMarked;
