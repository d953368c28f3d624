/**
 * Metrics of the agent: the times of its steps ({@link dev.sluice.agent.metric.StepMeters}) and the
 * use of its disk.
 */
@NullMarked
package dev.sluice.agent.metric;

import org.jspecify.annotations.NullMarked;
