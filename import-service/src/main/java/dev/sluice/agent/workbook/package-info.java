/**
 * Reads a sheet of an XLSX workbook as a stream and writes it as a CSV source file: {@link
 * dev.sluice.agent.workbook.SheetExport}. A workbook is looked at before it is parsed ({@code
 * WorkbookArchive}, {@code WorkbookParts}); what its cells mean is decided in one place ({@code
 * CellReading}). Each row of the file that is written begins with the row of the sheet that it came
 * from ({@link dev.sluice.agent.workbook.RowMark}).
 */
@NullMarked
package dev.sluice.agent.workbook;

import org.jspecify.annotations.NullMarked;
