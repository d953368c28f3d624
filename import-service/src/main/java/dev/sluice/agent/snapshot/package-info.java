/**
 * The snapshot: the sorted files of the last applied run. {@link
 * dev.sluice.agent.snapshot.Snapshots} promotes a run's files to the snapshot and checks what it
 * returns.
 *
 * <p>The files of each generation are in a folder named after their run, and {@code manifest.json}
 * says which generation is current and what its files must contain. Replacing the manifest is the
 * only step that makes a new snapshot current, so a kill at any moment leaves either the old or the
 * new one.
 */
@NullMarked
package dev.sluice.agent.snapshot;

import org.jspecify.annotations.NullMarked;
