/**
 * Sends activation mails in batches: {@link
 * dev.sluice.workflows.activation.ActivationWorkflowImpl}.
 */
@NullMarked
package dev.sluice.workflows.activation;

import org.jspecify.annotations.NullMarked;
