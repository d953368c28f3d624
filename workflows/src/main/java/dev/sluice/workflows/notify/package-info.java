/**
 * Tells people and programs about a run. {@link dev.sluice.workflows.notify.Announcement} starts a
 * workflow of its own for every message, so that no receiver can delay or fail a run.
 */
@NullMarked
package dev.sluice.workflows.notify;

import org.jspecify.annotations.NullMarked;
