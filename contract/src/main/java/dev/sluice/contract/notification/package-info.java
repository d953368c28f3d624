/**
 * How people and programs are notified about a run: {@link
 * dev.sluice.contract.notification.NotificationWorkflow} and its activities.
 */
@NullMarked
package dev.sluice.contract.notification;

import org.jspecify.annotations.NullMarked;
