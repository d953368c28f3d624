/**
 * What was measured: medians and ratios against the goals, stored by size, compared with what was
 * stored before, and drawn.
 */
@NullMarked
package dev.sluice.bench.report;

import org.jspecify.annotations.NullMarked;
