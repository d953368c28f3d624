package dev.sluice.contract.notification;

import dev.sluice.contract.definition.NotifyDefinition.Webhook;

/**
 * One call of one webhook.
 *
 * @param id the same on every retry
 */
public record WebhookDelivery(String id, Webhook webhook, Notification notification) {}
