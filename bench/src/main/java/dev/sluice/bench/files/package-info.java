/**
 * The files that are measured with, made from a seed, and what must come out of them; {@link
 * dev.sluice.bench.files.MadeFiles} makes them.
 */
@NullMarked
package dev.sluice.bench.files;

import org.jspecify.annotations.NullMarked;
