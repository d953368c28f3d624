/**
 * Activation mails: {@link dev.sluice.notification.activation.MailBatches} asks the server for one
 * mail at a time, writes it in the person's language, gives it to the mail server once, and tells
 * the server what became of it.
 */
@NullMarked
package dev.sluice.notification.activation;

import org.jspecify.annotations.NullMarked;
