/**
 * The doorway through which workflows reach the server: {@link
 * dev.sluice.repository.worker.RepositoryActivitiesImpl} takes the activities of a run, calls the
 * packages that do the work, and gives every failure its type.
 */
@NullMarked
package dev.sluice.repository.worker;

import org.jspecify.annotations.NullMarked;
