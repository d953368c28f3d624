/**
 * The activities of a run on the server: {@link
 * dev.sluice.contract.repository.RepositoryActivities}.
 */
@NullMarked
package dev.sluice.contract.repository;

import org.jspecify.annotations.NullMarked;
