/**
 * Formats of days and times in cells: {@link dev.sluice.contract.date.DatePattern} is the {@code
 * format} in a definition or an expression, and {@link dev.sluice.contract.date.DateCells} reads
 * the cells of a property with it.
 */
@NullMarked
package dev.sluice.contract.date;

import org.jspecify.annotations.NullMarked;
