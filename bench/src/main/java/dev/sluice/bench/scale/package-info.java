/**
 * Whether more processes do more: the services each on its own, with one or two of the repository
 * sharing the work of eight connectors.
 */
@NullMarked
package dev.sluice.bench.scale;

import org.jspecify.annotations.NullMarked;
