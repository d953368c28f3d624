/**
 * Counter-tests of held runs: {@link dev.sluice.workflows.recount.CounterTests} starts them from a
 * run, and {@link dev.sluice.workflows.recount.CounterTestWorkflowImpl} runs them.
 */
@NullMarked
package dev.sluice.workflows.recount;

import org.jspecify.annotations.NullMarked;
