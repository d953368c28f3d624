package dev.sluice.contract.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent found at the beginning of a source's file.
 *
 * @param path the file as in the definition, or its name
 * @param reachable whether the file exists and can be opened
 * @param header whether the file has a row that names columns
 * @param sheet the sheet of a workbook; null for other files
 * @param matched columns that the definition names and the file has
 * @param missing columns that the file lacks, each with the most similar name in the file
 * @param unknown columns that nothing reads, each with the most similar missing column; left out if
 *     no column is matched, since a file without a header has values there
 * @param rows how many rows were checked
 * @param encoding the encoding that the file seems to have, if the declared one does not fit
 * @param delimiter the delimiter that the file seems to have, if the declared one does not fit
 */
public record SourceFindings(
    String source,
    String path,
    boolean reachable,
    boolean header,
    @Nullable String sheet,
    List<String> matched,
    List<Column> missing,
    List<Column> unknown,
    long rows,
    @Nullable String encoding,
    @Nullable String delimiter) {

  /**
   * A column of which the other side knows nothing.
   *
   * @param nearest the most similar name there, if there is one
   */
  public record Column(String name, @Nullable String nearest) {}

  /** The same with what the file seems to be written with; null for what is declared. */
  public SourceFindings seemingly(
      @Nullable String likelyEncoding, @Nullable String likelyDelimiter) {
    return new SourceFindings(
        source,
        path,
        reachable,
        header,
        sheet,
        matched,
        missing,
        unknown,
        rows,
        likelyEncoding,
        likelyDelimiter);
  }

  /** The same of a sheet of a workbook. */
  public SourceFindings inSheet(@Nullable String name) {
    return new SourceFindings(
        source, path, reachable, header, name, matched, missing, unknown, rows, encoding,
        delimiter);
  }

  /** A file that could not be opened. */
  public static SourceFindings unreachable(String source, String path) {
    return new SourceFindings(
        source, path, false, false, null, List.of(), List.of(), List.of(), 0, null, null);
  }
}
