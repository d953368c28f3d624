/**
 * The format of agents: CSV like its sorted files, read row by row into canonical JSON without
 * creating strings. {@link dev.sluice.repository.compare.wire.ArrivingRows} reads resources, {@link
 * dev.sluice.repository.compare.wire.WireReader} any rows. Everything that an agent would not send
 * is refused.
 */
@NullMarked
package dev.sluice.repository.compare.wire;

import org.jspecify.annotations.NullMarked;
