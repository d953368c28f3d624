/**
 * Makes large files from a seed and drives a real server through them; {@link
 * dev.sluice.bench.Bench} is the command. A run counts only after its counters and the stored rows
 * were compared with what the seed says.
 */
@NullMarked
package dev.sluice.bench;

import org.jspecify.annotations.NullMarked;
