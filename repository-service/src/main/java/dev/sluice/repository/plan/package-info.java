/**
 * The plan of a run, as compare writes it and apply reads it: its tables are {@code
 * resource_change}, {@code resource_link_change} and {@code pending_link_change}, its identity is
 * {@link dev.sluice.repository.plan.PlanDigest}, its counts are {@link
 * dev.sluice.repository.plan.PlanCounters}.
 */
@NullMarked
package dev.sluice.repository.plan;

import org.jspecify.annotations.NullMarked;
