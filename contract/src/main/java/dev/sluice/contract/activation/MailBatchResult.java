package dev.sluice.contract.activation;

/**
 * How a send stands after some mails.
 *
 * @param done whether nobody is left to mail
 * @param waitSeconds how long nobody can be mailed, since the mail server asked to come later; 0
 *     where somebody can
 */
public record MailBatchResult(ActivationCounts counts, boolean done, long waitSeconds) {}
