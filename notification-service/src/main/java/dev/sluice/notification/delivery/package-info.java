/**
 * Shared by mail and webhooks: the two kinds of delivery failure, and {@link
 * dev.sluice.notification.delivery.SingleLine}, which protects against malicious names.
 */
@NullMarked
package dev.sluice.notification.delivery;

import org.jspecify.annotations.NullMarked;
