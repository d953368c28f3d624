/**
 * Metrics: counts of runs, and current numbers from the database. Labels are names of connectors
 * and agents and fixed words, never values from a source. {@link
 * dev.sluice.repository.metric.RunMeters} counts, {@link dev.sluice.repository.metric.Gauges}
 * reads.
 */
@NullMarked
package dev.sluice.repository.metric;

import org.jspecify.annotations.NullMarked;
