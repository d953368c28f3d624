/**
 * Measures that need a process or a file of their own: prepare alone with what it allocates, and
 * runs of ten rows.
 */
@NullMarked
package dev.sluice.bench.probe;

import org.jspecify.annotations.NullMarked;
