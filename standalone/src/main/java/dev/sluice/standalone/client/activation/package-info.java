/**
 * Activation mails from the command line: {@link
 * dev.sluice.standalone.client.activation.ActivationsCommand} lists who was mailed, and its
 * subcommands send.
 */
@NullMarked
package dev.sluice.standalone.client.activation;

import org.jspecify.annotations.NullMarked;
