/**
 * One run, from a connector's files to the repository. {@link
 * dev.sluice.workflows.synchronize.SynchronizationWorkflowImpl} is the list of its steps; the other
 * classes keep each step short.
 */
@NullMarked
package dev.sluice.workflows.synchronize;

import org.jspecify.annotations.NullMarked;
