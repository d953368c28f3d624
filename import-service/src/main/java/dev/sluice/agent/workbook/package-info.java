/**
 * Reads a sheet of an XLSX workbook as a stream and writes it as a CSV source file: {@link
 * dev.sluice.agent.workbook.SheetExport}. A workbook is checked before it is parsed ({@code
 * WorkbookArchive}, {@code WorkbookParts}); one class decides what cells mean ({@code
 * CellReading}). Each row of the written file begins with its row number in the sheet ({@link
 * dev.sluice.agent.workbook.RowMark}).
 */
@NullMarked
package dev.sluice.agent.workbook;

import org.jspecify.annotations.NullMarked;
