package dev.sluice.contract.activation;

import org.jspecify.annotations.Nullable;

/**
 * The server's answer to who is next.
 *
 * @param mail the mail to send; null where there is none now
 * @param waitSeconds how long there is none, where one comes later; 0 where none does
 */
public record NextMail(@Nullable ActivationMail mail, long waitSeconds, ActivationCounts counts) {}
