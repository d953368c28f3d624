/**
 * Metrics of the agent: how long its steps take ({@link dev.sluice.agent.metric.StepMeters}) and
 * how full its disk is.
 */
@NullMarked
package dev.sluice.agent.metric;

import org.jspecify.annotations.NullMarked;
