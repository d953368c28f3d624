/**
 * The references: the same work written by hand by a good engineer, with coreutils, SQL and Spring
 * Batch, only for these files. Each is a class named after its work, and reports errors in its
 * result.
 */
@NullMarked
package dev.sluice.bench.reference;

import org.jspecify.annotations.NullMarked;
