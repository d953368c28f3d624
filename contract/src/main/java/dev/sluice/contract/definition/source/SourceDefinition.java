package dev.sluice.contract.definition.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from. Each kind of source is a component; exactly one of them is set.
 *
 * @param csv a CSV file
 * @param xlsx a sheet of a workbook
 */
public record SourceDefinition(String name, @Nullable CsvFile csv, @Nullable XlsxFile xlsx) {

  /** A source that is a CSV file. */
  public SourceDefinition(String name, CsvFile csv) {
    this(name, csv, null);
  }

  /** The file with its rows, of any kind. */
  public SourceFile file() {
    return csv == null ? Objects.requireNonNull(xlsx, "a source has a file") : csv;
  }

  /** How to read a CSV file for this source, whatever the kind of its own files. */
  public CsvFile asCsv() {
    return csv == null ? new CsvFile(file().path(), file().incrementalPath(), ",", "UTF-8") : csv;
  }

  /** How to read a workbook for this source, whatever the kind of its own files. */
  public XlsxFile asXlsx() {
    return xlsx == null ? new XlsxFile(file().path(), file().incrementalPath(), null, null) : xlsx;
  }
}
