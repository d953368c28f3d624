package dev.sluice.contract.activation;

/**
 * Asks for the next mails of a send.
 *
 * @param mails the most that are sent before the answer
 */
public record MailBatch(String sendId, String application, int mails) {}
