/**
 * What the cells of a sheet say: {@link dev.sluice.agent.workbook.cell.CellReading} decides it, by
 * what a format of the workbook shows ({@link dev.sluice.agent.workbook.cell.Shown}).
 */
@NullMarked
package dev.sluice.agent.workbook.cell;

import org.jspecify.annotations.NullMarked;
