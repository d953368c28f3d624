/**
 * Starts runs, whoever asks: {@link dev.sluice.repository.start.Registration} makes those that are
 * asked for over REST and starts their workflows, {@link dev.sluice.repository.start.Opening} is
 * the first step of every workflow and registers runs that began in Temporal.
 */
@NullMarked
package dev.sluice.repository.start;

import org.jspecify.annotations.NullMarked;
