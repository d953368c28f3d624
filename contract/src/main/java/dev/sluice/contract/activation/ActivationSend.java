package dev.sluice.contract.activation;

/**
 * One send of activation mails. Only the server knows who gets a mail.
 *
 * @param toMail how many were counted when it was requested
 */
public record ActivationSend(String sendId, String application, long toMail) {}
