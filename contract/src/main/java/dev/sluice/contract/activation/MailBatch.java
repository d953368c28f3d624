package dev.sluice.contract.activation;

/**
 * Requests the next mails of a send.
 *
 * @param mails the maximum number of mails in this batch
 */
public record MailBatch(String sendId, String application, int mails) {}
