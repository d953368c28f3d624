/**
 * The service that runs the workflows: {@link dev.sluice.workflows.WorkflowService} starts it, and
 * a program that holds several services imports {@link
 * dev.sluice.workflows.worker.WorkflowsConfiguration}.
 */
@NullMarked
package dev.sluice.workflows;

import org.jspecify.annotations.NullMarked;
