/**
 * How the outcome of a run reaches people and programs: {@link
 * dev.sluice.contract.notification.NotificationWorkflow} and the activities it calls.
 */
@NullMarked
package dev.sluice.contract.notification;

import org.jspecify.annotations.NullMarked;
