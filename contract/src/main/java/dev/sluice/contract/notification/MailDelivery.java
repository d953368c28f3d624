package dev.sluice.contract.notification;

/**
 * One mail to one address.
 *
 * @param id the same on every retry
 */
public record MailDelivery(String id, String address, Notification notification) {}
