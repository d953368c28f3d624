/**
 * Calls of webhooks as Standard Webhooks 1.0.0 describes them: {@link
 * dev.sluice.notification.webhook.WebhookCaller} signs one message and posts it to one address,
 * after that address was looked at and to no other.
 */
@NullMarked
package dev.sluice.notification.webhook;

import org.jspecify.annotations.NullMarked;
