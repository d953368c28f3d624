/**
 * What agent and server agree on for the rows of sorted files: the header ({@link
 * dev.sluice.contract.rows.SortedHeader}), the commands ({@link
 * dev.sluice.contract.rows.RowCommand}), the cell that empties an attribute, the maximum length of
 * identifiers, the canonical texts of values ({@link dev.sluice.contract.rows.CanonicalForm}), and
 * the rules for values ({@link dev.sluice.contract.rows.ValueConstraints}). Code that works on
 * bytes for speed must pass the same cases, {@code rows/canonical-values.csv} in the test
 * resources.
 */
@NullMarked
package dev.sluice.contract.rows;

import org.jspecify.annotations.NullMarked;
