/**
 * One synchronization as its starters, reviewers and watchers see it: {@link
 * dev.sluice.contract.run.SynchronizationWorkflow} with the records it takes and gives.
 */
@NullMarked
package dev.sluice.contract.run;

import org.jspecify.annotations.NullMarked;
