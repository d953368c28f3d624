/**
 * The snapshot: the sorted files of the last applied run. {@link
 * dev.sluice.agent.snapshot.Snapshots} promotes a run's files to it and vouches for what it hands
 * out.
 *
 * <p>The files of each generation stand in a folder named for their run, and {@code manifest.json}
 * says which generation counts and what its files must hold. Replacing the manifest is the one step
 * that makes a new snapshot, so that a kill at any moment leaves the old one or the new one.
 */
@NullMarked
package dev.sluice.agent.snapshot;

import org.jspecify.annotations.NullMarked;
