/**
 * Calls webhooks according to Standard Webhooks 1.0.0: {@link
 * dev.sluice.notification.webhook.WebhookCaller} signs one message and posts it to one address,
 * after it has checked this address.
 */
@NullMarked
package dev.sluice.notification.webhook;

import org.jspecify.annotations.NullMarked;
