package dev.sluice.contract.definition.source;

import org.jspecify.annotations.Nullable;

/**
 * A sheet of an XLSX workbook in the agent's files folder.
 *
 * @param path relative to the files folder, which it cannot leave
 * @param incrementalPath the workbook to read instead in incremental runs
 * @param sheet the sheet's name; by default the first sheet that is not hidden
 * @param headerRow the row with the column names, from 1; by default the first row that is not
 *     blank
 */
public record XlsxFile(
    String path,
    @Nullable String incrementalPath,
    @Nullable String sheet,
    @Nullable Integer headerRow)
    implements SourceFile {}
