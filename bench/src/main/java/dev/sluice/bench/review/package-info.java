/**
 * Requests of a reviewer for a plan with many changes, compared with the same queries as plain SQL
 * on the plan. {@link dev.sluice.bench.review.ReviewCommand} is the entry point.
 */
@NullMarked
package dev.sluice.bench.review;

import org.jspecify.annotations.NullMarked;
