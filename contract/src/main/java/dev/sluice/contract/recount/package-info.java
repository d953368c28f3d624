/**
 * Counter-tests: what a held run would change if its file were read differently. The agent prepares
 * the exported copy again with a {@link dev.sluice.contract.recount.FileReading} and sends the
 * rows; the server counts the changes, and nothing is planned. {@link
 * dev.sluice.contract.recount.CounterTestWorkflow} does this beside the run.
 */
@NullMarked
package dev.sluice.contract.recount;

import org.jspecify.annotations.NullMarked;
