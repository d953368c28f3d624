/**
 * Runs over REST: {@code SynchronizationController} lists and shows them, {@link
 * dev.sluice.repository.run.view.SynchronizationView} is the JSON of a run.
 */
@NullMarked
package dev.sluice.repository.run.view;

import org.jspecify.annotations.NullMarked;
