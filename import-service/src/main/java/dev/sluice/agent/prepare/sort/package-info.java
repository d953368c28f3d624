/**
 * Sorts any number of rows by key within a budget of memory: {@link
 * dev.sluice.agent.prepare.sort.ExternalSort} collects them in a {@code RowArena}, sorts that by
 * radix ({@code KeyRadixSort}), spills it to disk ({@code SpilledRun}) and merges what was spilled
 * ({@code KWayMerge}). It knows neither datasets nor cells.
 */
@NullMarked
package dev.sluice.agent.prepare.sort;

import org.jspecify.annotations.NullMarked;
