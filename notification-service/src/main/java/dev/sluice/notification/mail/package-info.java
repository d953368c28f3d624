/**
 * Mails about runs: {@link dev.sluice.notification.mail.Mailer} sends one message to one address.
 * The words are written in Java, the layout is in two Thymeleaf templates, one for plain text and
 * one for HTML.
 */
@NullMarked
package dev.sluice.notification.mail;

import org.jspecify.annotations.NullMarked;
