/**
 * The inspected plan for reviewers: its criteria for filtering and counting, the rows of its
 * changes, and the rules about them. {@link dev.sluice.repository.filter.plan.ReviewedPlans} is the
 * entry point.
 */
@NullMarked
package dev.sluice.repository.filter.plan;

import org.jspecify.annotations.NullMarked;
