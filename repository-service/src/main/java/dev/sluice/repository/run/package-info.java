/**
 * Runs as the server keeps them. {@link dev.sluice.repository.run.Synchronization} is one run,
 * {@link dev.sluice.repository.run.RunQueries} finds it, {@link
 * dev.sluice.repository.run.RunWorkflows} speaks to the workflows that drive them. {@link
 * dev.sluice.repository.run.view} shows runs to people, {@link dev.sluice.repository.run.file} is
 * the uploaded file that a run reads.
 *
 * <p>The row of a run is written in this package alone: by {@code Synchronization}, which is saved
 * under {@link dev.sluice.repository.run.RunLock}, and by {@link dev.sluice.repository.run.RunRow},
 * which has the columns that compare, apply and the forgetting of plans fill in their own
 * transactions.
 */
@NullMarked
package dev.sluice.repository.run;

import org.jspecify.annotations.NullMarked;
