/**
 * One run, from a connector's files to the repository. {@link
 * dev.sluice.workflows.synchronize.SynchronizationWorkflowImpl} reads as the list of its steps;
 * everything else here is what a step needs to be one line.
 */
@NullMarked
package dev.sluice.workflows.synchronize;

import org.jspecify.annotations.NullMarked;
