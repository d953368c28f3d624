/**
 * Mails about runs: {@link dev.sluice.notification.mail.Mailer} sends one message to one address.
 * The words are made here in Java, the layout stands in two Thymeleaf templates, one for plain text
 * and one for HTML.
 */
@NullMarked
package dev.sluice.notification.mail;

import org.jspecify.annotations.NullMarked;
