/**
 * Results: medians and ratios compared with the goals, stored by size, compared with stored
 * results, and drawn.
 */
@NullMarked
package dev.sluice.bench.report;

import org.jspecify.annotations.NullMarked;
