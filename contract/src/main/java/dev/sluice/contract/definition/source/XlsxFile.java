package dev.sluice.contract.definition.source;

import org.jspecify.annotations.Nullable;

/**
 * A sheet of an XLSX workbook in the agent's files folder.
 *
 * @param path relative to the files folder, which it cannot leave
 * @param incrementalPath the workbook to read instead in incremental runs
 * @param sheet the sheet's name; the first sheet that is not hidden without one
 * @param headerRow the row that names the columns, from 1; the first row that says anything without
 *     one
 */
public record XlsxFile(
    String path,
    @Nullable String incrementalPath,
    @Nullable String sheet,
    @Nullable Integer headerRow)
    implements SourceFile {}
