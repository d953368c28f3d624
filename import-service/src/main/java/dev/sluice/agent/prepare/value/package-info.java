/**
 * Converts cells to canonical values: {@link dev.sluice.agent.prepare.value.CellFormat} has, for
 * each type of property, the conversion of a cell and the check for cells that need none.
 */
@NullMarked
package dev.sluice.agent.prepare.value;

import org.jspecify.annotations.NullMarked;
