package dev.sluice.contract.activation;

/**
 * One send of activation mails. Whom it mails is known to the server alone.
 *
 * @param toMail how many were counted when it was asked for
 */
public record ActivationSend(String sendId, String application, long toMail) {}
