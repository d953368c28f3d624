/**
 * Activation mails: {@link dev.sluice.notification.activation.MailBatches} gets one mail at a time
 * from the server, writes it in the person's language, sends it once to the mail server, and
 * reports the result to the server.
 */
@NullMarked
package dev.sluice.notification.activation;

import org.jspecify.annotations.NullMarked;
