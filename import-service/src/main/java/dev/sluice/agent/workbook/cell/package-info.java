/**
 * The values of cells in a sheet: {@link dev.sluice.agent.workbook.cell.CellReading} reads them,
 * with what a format of the workbook shows ({@link dev.sluice.agent.workbook.cell.Shown}).
 */
@NullMarked
package dev.sluice.agent.workbook.cell;

import org.jspecify.annotations.NullMarked;
