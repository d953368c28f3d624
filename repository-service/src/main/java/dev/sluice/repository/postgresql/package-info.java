/**
 * What all that reads and writes plans and resources asks of PostgreSQL itself: COPY in both
 * directions, locks and how long they are waited for, statistics for its planner, and which of its
 * failures pass. It knows no run and no plan.
 */
@NullMarked
package dev.sluice.repository.postgresql;

import org.jspecify.annotations.NullMarked;
