/**
 * Measurements that need a separate process or file: prepare alone with its allocations, a server's
 * allocations in a step, and runs of ten rows.
 */
@NullMarked
package dev.sluice.bench.probe;

import org.jspecify.annotations.NullMarked;
