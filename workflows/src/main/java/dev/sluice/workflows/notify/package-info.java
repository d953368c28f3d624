/**
 * Notifies people and programs about a run. {@link dev.sluice.workflows.notify.Announcement} starts
 * a separate workflow for every message, so that receivers cannot delay or fail a run.
 */
@NullMarked
package dev.sluice.workflows.notify;

import org.jspecify.annotations.NullMarked;
