/**
 * Tells people and programs how runs go: {@link dev.sluice.notification.NotificationActivitiesImpl}
 * is the doorway that Temporal calls, {@code mail} and {@code webhook} do the work. {@link
 * dev.sluice.notification.NotificationService} starts it alone, {@link
 * dev.sluice.notification.NotificationConfiguration} brings it into another application.
 */
@NullMarked
package dev.sluice.notification;

import org.jspecify.annotations.NullMarked;
