/**
 * What a reviewer asks of a plan with many changes, beside the same questions asked of the plan in
 * plain SQL. {@link dev.sluice.bench.review.ReviewCommand} is the entry point.
 */
@NullMarked
package dev.sluice.bench.review;

import org.jspecify.annotations.NullMarked;
