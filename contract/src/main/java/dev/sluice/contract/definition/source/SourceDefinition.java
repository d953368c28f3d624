package dev.sluice.contract.definition.source;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from. Each kind of source is a component of its own, of which one is set.
 *
 * @param csv a CSV file
 * @param xlsx a sheet of a workbook
 */
public record SourceDefinition(String name, @Nullable CsvFile csv, @Nullable XlsxFile xlsx) {

  /** A source that is a CSV file. */
  public SourceDefinition(String name, CsvFile csv) {
    this(name, csv, null);
  }

  /** The file that its rows stand in, of whatever kind. */
  public SourceFile file() {
    return csv == null ? Objects.requireNonNull(xlsx, "a source has a file") : csv;
  }

  /** How a CSV file is read that was delivered for this source, whatever its own files are. */
  public CsvFile asCsv() {
    return csv == null ? new CsvFile(file().path(), file().incrementalPath(), ",", "UTF-8") : csv;
  }

  /** How a workbook is read that was delivered for this source, whatever its own files are. */
  public XlsxFile asXlsx() {
    return xlsx == null ? new XlsxFile(file().path(), file().incrementalPath(), null, null) : xlsx;
  }
}
