/**
 * What an agent sends: CSV in the form of its sorted files, read row by row into canonical JSON
 * without a string in between. {@link dev.sluice.repository.compare.wire.ArrivingRows} reads
 * resources, {@link dev.sluice.repository.compare.wire.WireReader} any rows. Whatever no agent
 * would send is refused.
 */
@NullMarked
package dev.sluice.repository.compare.wire;

import org.jspecify.annotations.NullMarked;
