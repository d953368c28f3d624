/**
 * Metrics: what the server counts of its runs, and how things stand in its database. Labels are
 * names of connectors and agents and words of Sluice, never a value that a source gave. {@link
 * dev.sluice.repository.metric.RunMeters} counts, {@link dev.sluice.repository.metric.Gauges}
 * looks.
 */
@NullMarked
package dev.sluice.repository.metric;

import org.jspecify.annotations.NullMarked;
