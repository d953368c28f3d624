/**
 * Computes what changed since the snapshot, for incremental runs whose sources give no commands:
 * {@link dev.sluice.agent.delta.DeltaComputation}.
 */
@NullMarked
package dev.sluice.agent.delta;

import org.jspecify.annotations.NullMarked;
