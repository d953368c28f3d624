/**
 * Rules of a definition for cells, in addition to their type: conversions ({@link
 * dev.sluice.contract.cell.CellConversion}), rules for values ({@link
 * dev.sluice.contract.cell.CellConstraints}) and rules for links ({@link
 * dev.sluice.contract.cell.LinkConstraints}). {@link dev.sluice.contract.rows.CellConverter} and
 * {@link dev.sluice.contract.rows.ValueConstraints} apply them.
 */
@NullMarked
package dev.sluice.contract.cell;

import org.jspecify.annotations.NullMarked;
