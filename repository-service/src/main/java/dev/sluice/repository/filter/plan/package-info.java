/**
 * The inspected plan that reviewers look at: what it has to filter and count by, the rows of its
 * changes, and what rules say of them. {@link dev.sluice.repository.filter.plan.ReviewedPlans} is
 * the entry point.
 */
@NullMarked
package dev.sluice.repository.filter.plan;

import org.jspecify.annotations.NullMarked;
