package dev.sluice.contract.activation;

/**
 * The state of a send after some mails.
 *
 * @param done whether nobody is left
 * @param waitSeconds how long to wait, since the mail server asked to try later; 0 if there is no
 *     wait
 */
public record MailBatchResult(ActivationCounts counts, boolean done, long waitSeconds) {}
