/**
 * Compare: turns the rows from an agent into the plan of a run. {@link
 * dev.sluice.repository.compare.Comparison} is the entry point. {@code wire} reads the rows, {@code
 * resource} and {@code link} compare them, {@code memory} limits the memory; this package begins a
 * plan, counts it and completes it. Nothing here writes a live table.
 */
@NullMarked
package dev.sluice.repository.compare;

import org.jspecify.annotations.NullMarked;
