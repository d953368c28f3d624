/**
 * Notifies people and programs about runs: Temporal calls {@link
 * dev.sluice.notification.NotificationActivitiesImpl}, and {@code mail} and {@code webhook} do the
 * work. {@link dev.sluice.notification.NotificationService} starts it as a separate process, {@link
 * dev.sluice.notification.NotificationConfiguration} adds it to another application.
 */
@NullMarked
package dev.sluice.notification;

import org.jspecify.annotations.NullMarked;
