/**
 * Compares the rows of one association with the stored links. {@link
 * dev.sluice.repository.compare.link.LinkComparison} is the entry point and has the order of the
 * steps. In complete and initial runs most links are matched in memory; the rest, and all rows of a
 * delta, are processed in temporary tables. Each temporary table belongs to one class, which has
 * its name, its columns and the statements that fill it.
 */
@NullMarked
package dev.sluice.repository.compare.link;

import org.jspecify.annotations.NullMarked;
