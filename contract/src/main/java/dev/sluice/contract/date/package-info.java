/**
 * How the days and times of cells are written: {@link dev.sluice.contract.date.DatePattern} is the
 * {@code format} of a definition or an expression, {@link dev.sluice.contract.date.DateCells} reads
 * the cells of a property by it.
 */
@NullMarked
package dev.sluice.contract.date;

import org.jspecify.annotations.NullMarked;
