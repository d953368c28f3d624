/**
 * Sends of activation mails: they are counted and limited here, and each is run by a workflow.
 * {@link dev.sluice.repository.activation.send.SendController} is the entry point for people,
 * {@link dev.sluice.repository.activation.send.SendRecovery} starts sends that applied runs
 * request.
 */
@NullMarked
package dev.sluice.repository.activation.send;

import org.jspecify.annotations.NullMarked;
