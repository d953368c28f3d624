/**
 * The bench: makes large files from a seed, drives a real server through them and runs the
 * references beside it; {@link dev.sluice.bench.Bench} is the command. A time counts only after the
 * result was compared with what the seed says.
 */
@NullMarked
package dev.sluice.bench;

import org.jspecify.annotations.NullMarked;
