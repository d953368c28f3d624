/**
 * Starts runs: {@link dev.sluice.repository.start.Registration} creates those requested over REST
 * and starts their workflows, {@link dev.sluice.repository.start.Opening} is the first step of
 * every workflow and registers runs that began in Temporal.
 */
@NullMarked
package dev.sluice.repository.start;

import org.jspecify.annotations.NullMarked;
