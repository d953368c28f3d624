package dev.sluice.bench.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Compares two CSV files row by row, ignoring quotes. */
public final class SameRows {
  private SameRows() {}

  /** The first difference in these columns; nothing if there is none. */
  public static List<String> differences(Path expected, Path actual, List<String> columns)
      throws IOException {
    try (CsvReader<NamedCsvRecord> one = CsvReader.builder().ofNamedCsvRecord(expected);
        CsvReader<NamedCsvRecord> other = CsvReader.builder().ofNamedCsvRecord(actual)) {
      Iterator<NamedCsvRecord> wanted = one.iterator();
      Iterator<NamedCsvRecord> found = other.iterator();
      for (long row = 1; wanted.hasNext() || found.hasNext(); row++) {
        if (!wanted.hasNext() || !found.hasNext()) {
          return List.of(actual + " has another number of rows than expected, from row " + row);
        }
        NamedCsvRecord cells = wanted.next();
        NamedCsvRecord same = found.next();
        for (String column : columns) {
          if (!Objects.equals(cells.getField(column), same.getField(column))) {
            return List.of(actual + ", row " + row + ", column " + column + " is not as expected");
          }
        }
      }
      return List.of();
    }
  }
}
