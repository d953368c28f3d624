/**
 * What a run asks of the server that holds the resources: {@link
 * dev.sluice.contract.repository.RepositoryActivities}.
 */
@NullMarked
package dev.sluice.contract.repository;

import org.jspecify.annotations.NullMarked;
