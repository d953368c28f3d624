package dev.sluice.contract.activation;

import org.jspecify.annotations.Nullable;

/**
 * The server's answer with the next mail.
 *
 * @param mail the mail to send; null if there is none now
 * @param waitSeconds how long to wait if a mail comes later; 0 if none does
 */
public record NextMail(@Nullable ActivationMail mail, long waitSeconds, ActivationCounts counts) {}
