/**
 * The activities that workflows call on the server: {@link
 * dev.sluice.repository.worker.RepositoryActivitiesImpl} receives the activities of a run, calls
 * the packages that do the work, and gives every failure its type.
 */
@NullMarked
package dev.sluice.repository.worker;

import org.jspecify.annotations.NullMarked;
