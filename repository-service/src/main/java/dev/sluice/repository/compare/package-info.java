/**
 * Compare: the rows that an agent sends become the plan of a run. {@link
 * dev.sluice.repository.compare.Comparison} is the entry point. Nothing here writes a live table.
 */
@NullMarked
package dev.sluice.repository.compare;

import org.jspecify.annotations.NullMarked;
