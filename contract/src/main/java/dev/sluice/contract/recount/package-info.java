/**
 * Counter-tests: what a held run would change if its file were read otherwise. The agent prepares
 * the exported copy again under a {@link dev.sluice.contract.recount.FileReading} and sends the
 * rows, the server counts, and nothing is planned. {@link
 * dev.sluice.contract.recount.CounterTestWorkflow} sees to it beside the run.
 */
@NullMarked
package dev.sluice.contract.recount;

import org.jspecify.annotations.NullMarked;
