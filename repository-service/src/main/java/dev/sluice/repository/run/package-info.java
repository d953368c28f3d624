/**
 * Runs as stored by the server. {@link dev.sluice.repository.run.Synchronization} is a run, {@link
 * dev.sluice.repository.run.RunQueries} finds it, {@link dev.sluice.repository.run.RunWorkflows}
 * calls its workflow. {@link dev.sluice.repository.run.view} shows runs to people, {@link
 * dev.sluice.repository.run.file} is the uploaded file of a run.
 *
 * <p>Only this package writes the row of a run: {@code Synchronization}, which is saved under
 * {@link dev.sluice.repository.run.RunLock}, and {@link dev.sluice.repository.run.RunRow}, which
 * has the columns that compare, apply and the deletion of plans write in their own transactions.
 */
@NullMarked
package dev.sluice.repository.run;

import org.jspecify.annotations.NullMarked;
