/**
 * Activation mails on the command line: {@link
 * dev.sluice.standalone.client.activation.ActivationsCommand} lists who got a mail, and its
 * subcommands send mails.
 */
@NullMarked
package dev.sluice.standalone.client.activation;

import org.jspecify.annotations.NullMarked;
