/**
 * Sends activation mails, some at a time: {@link
 * dev.sluice.workflows.activation.ActivationWorkflowImpl}.
 */
@NullMarked
package dev.sluice.workflows.activation;

import org.jspecify.annotations.NullMarked;
