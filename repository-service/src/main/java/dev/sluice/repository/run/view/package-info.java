/**
 * Runs as people read them over REST: {@code SynchronizationController} lists and shows them,
 * {@link dev.sluice.repository.run.view.SynchronizationView} is what it says of one.
 */
@NullMarked
package dev.sluice.repository.run.view;

import org.jspecify.annotations.NullMarked;
