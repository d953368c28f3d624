/**
 * PostgreSQL features for reading and writing plans and resources: COPY in both directions, locks
 * and lock timeouts, planner statistics, and which errors are temporary. It does not know about
 * runs and plans.
 */
@NullMarked
package dev.sluice.repository.postgresql;

import org.jspecify.annotations.NullMarked;
