/**
 * The services each on its own, from their packaged jars: whether more processes do more, with one
 * or two of the repository sharing the work of eight connectors, and what a process takes.
 */
@NullMarked
package dev.sluice.bench.scale;

import org.jspecify.annotations.NullMarked;
