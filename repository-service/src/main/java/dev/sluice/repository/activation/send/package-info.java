/**
 * Sends of activation mails: they are counted and limited here, and driven by a workflow each.
 * {@link dev.sluice.repository.activation.send.SendController} is the doorway for people, {@link
 * dev.sluice.repository.activation.send.SendRecovery} starts what applied runs ask for.
 */
@NullMarked
package dev.sluice.repository.activation.send;

import org.jspecify.annotations.NullMarked;
