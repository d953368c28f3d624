/**
 * Compares the rows of one association with the stored links. {@link
 * dev.sluice.repository.compare.link.LinkComparison} is the entry point and says in which order. In
 * complete and initial runs most links are matched in memory; whatever is left, and all rows of a
 * delta, is judged in temporary tables. Each of them belongs to one class, which has its name, its
 * columns and the statements that fill it.
 */
@NullMarked
package dev.sluice.repository.compare.link;

import org.jspecify.annotations.NullMarked;
