/**
 * Runs over REST: starting them, watching them, deciding about them. {@link
 * dev.sluice.repository.api.SynchronizationController} is where to begin.
 */
@NullMarked
package dev.sluice.repository.api;

import org.jspecify.annotations.NullMarked;
