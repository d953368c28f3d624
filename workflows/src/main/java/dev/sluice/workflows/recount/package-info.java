/**
 * Counter-tests of held runs: {@link dev.sluice.workflows.recount.CounterTests} starts them from
 * within a run, {@link dev.sluice.workflows.recount.CounterTestWorkflowImpl} makes them.
 */
@NullMarked
package dev.sluice.workflows.recount;

import org.jspecify.annotations.NullMarked;
