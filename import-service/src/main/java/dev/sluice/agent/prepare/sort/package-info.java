/**
 * Sorts any number of rows by key within a memory budget: {@link
 * dev.sluice.agent.prepare.sort.ExternalSort} collects them in a {@code RowArena}, sorts it with a
 * radix sort ({@code KeyRadixSort}), spills it to disk ({@code SpilledRun}) and merges the runs
 * ({@code KWayMerge}). It does not know about targets and cells.
 */
@NullMarked
package dev.sluice.agent.prepare.sort;

import org.jspecify.annotations.NullMarked;
