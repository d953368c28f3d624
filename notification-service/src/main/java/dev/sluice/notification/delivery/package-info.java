/**
 * What mail and webhooks share: the two ways in which a delivery fails, and {@link
 * dev.sluice.notification.delivery.SingleLine} against names that are more than a name.
 */
@NullMarked
package dev.sluice.notification.delivery;

import org.jspecify.annotations.NullMarked;
