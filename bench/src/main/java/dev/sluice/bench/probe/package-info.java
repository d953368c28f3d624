/**
 * Measures that need a process, a file or a look of their own: prepare alone with what it
 * allocates, what a server allocates in a step, and runs of ten rows.
 */
@NullMarked
package dev.sluice.bench.probe;

import org.jspecify.annotations.NullMarked;
