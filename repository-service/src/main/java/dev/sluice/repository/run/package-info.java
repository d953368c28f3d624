/**
 * Runs as the server keeps them. {@link dev.sluice.repository.run.Synchronization} is one run,
 * {@link dev.sluice.repository.run.Registration} makes them, {@link
 * dev.sluice.repository.run.RunWorkflows} speaks to the workflows that drive them.
 */
@NullMarked
package dev.sluice.repository.run;

import org.jspecify.annotations.NullMarked;
