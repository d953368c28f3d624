/**
 * What a definition makes of cells beside their type: how they are rewritten ({@link
 * dev.sluice.contract.cell.CellConversion}), what is asked of their values ({@link
 * dev.sluice.contract.cell.CellConstraints}) and of links ({@link
 * dev.sluice.contract.cell.LinkConstraints}). {@link dev.sluice.contract.rows.CellConverter} and
 * {@link dev.sluice.contract.rows.ValueConstraints} do it.
 */
@NullMarked
package dev.sluice.contract.cell;

import org.jspecify.annotations.NullMarked;
