/**
 * What the notification service calls before and after each mail, at {@code /notification/**}: a
 * mail is claimed before the mail server gets it, and its result is reported afterwards.
 */
@NullMarked
package dev.sluice.repository.activation.mail;

import org.jspecify.annotations.NullMarked;
