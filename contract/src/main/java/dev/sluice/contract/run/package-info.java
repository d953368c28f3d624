/**
 * One synchronization for those who start, review or watch it: {@link
 * dev.sluice.contract.run.SynchronizationWorkflow} with its records.
 */
@NullMarked
package dev.sluice.contract.run;

import org.jspecify.annotations.NullMarked;
