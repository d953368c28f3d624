/**
 * What agent and server agree on about the rows of sorted files: their header ({@link
 * dev.sluice.contract.rows.SortedHeader}), their commands ({@link
 * dev.sluice.contract.rows.RowCommand}), the cell that empties an attribute, the length of what
 * identifies, the canonical texts of values ({@link dev.sluice.contract.rows.CanonicalForm}), and
 * what is asked of them ({@link dev.sluice.contract.rows.ValueConstraints}). Code that works on
 * bytes for speed has the same cases to pass, {@code rows/canonical-values.csv} among the test
 * resources.
 */
@NullMarked
package dev.sluice.contract.rows;

import org.jspecify.annotations.NullMarked;
