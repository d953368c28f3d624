/**
 * The bench: generates large files from a seed, runs a real server with them, and runs the
 * references; {@link dev.sluice.bench.Bench} is the command. A time counts only after its result
 * was compared with the seed.
 */
@NullMarked
package dev.sluice.bench;

import org.jspecify.annotations.NullMarked;
