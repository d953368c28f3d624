/**
 * What the worker of the workflows needs around it. {@link
 * dev.sluice.workflows.worker.WorkflowsConfiguration} is all there is to import.
 */
@NullMarked
package dev.sluice.workflows.worker;

import org.jspecify.annotations.NullMarked;
