/**
 * What the notification service asks before and after each mail, at {@code /notification/**}: a
 * mail is claimed before the mail server sees it, and what became of it is told afterwards.
 */
@NullMarked
package dev.sluice.repository.activation.mail;

import org.jspecify.annotations.NullMarked;
