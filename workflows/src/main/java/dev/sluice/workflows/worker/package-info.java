/**
 * The configuration of the worker of the workflows. Only {@link
 * dev.sluice.workflows.worker.WorkflowsConfiguration} needs to be imported.
 */
@NullMarked
package dev.sluice.workflows.worker;

import org.jspecify.annotations.NullMarked;
