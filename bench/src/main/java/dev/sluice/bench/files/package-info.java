/**
 * The generated files, and their expected results; {@link dev.sluice.bench.files.MadeFiles} creates
 * them.
 */
@NullMarked
package dev.sluice.bench.files;

import org.jspecify.annotations.NullMarked;
