package dev.sluice.agent.draft;

import dev.sluice.agent.draft.ColumnTypes.Reading;
import dev.sluice.agent.guess.TextGuess;
import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.source.SourceTable;
import dev.sluice.agent.step.Progress;
import dev.sluice.agent.workbook.SheetExport;
import dev.sluice.contract.definition.PropertyType;
import dev.sluice.contract.definition.source.CsvFile;
import dev.sluice.contract.definition.source.SourceFile;
import dev.sluice.contract.definition.source.XlsxFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What one pass over a file shows about its columns. */
final class FileProfile {
  private static final Reading NUMBER = Reading.of(PropertyType.DECIMAL, null);

  final Path file;

  /** What the source is called. */
  final String name;

  final List<ColumnProfile> columns;
  final long rows;
  private final RowsFile rowsFile;

  private FileProfile(
      Path file, String name, RowsFile rowsFile, List<ColumnProfile> columns, long rows) {
    this.file = file;
    this.name = name;
    this.rowsFile = rowsFile;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * The rows of a file as a CSV source file has them.
   *
   * @param guess how the bytes of a CSV file seem to become cells; null for a sheet
   */
  private record RowsFile(SourceFile source, Path file, @Nullable TextGuess guess) {
    static RowsFile csv(Path file, String path) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        TextGuess guess = TextGuess.of(in);
        return new RowsFile(
            new CsvFile(path, null, guess.delimiter().value(), guess.encoding().value()),
            file,
            guess);
      }
    }

    static RowsFile sheet(Path file, String path, Path scratch) throws IOException {
      var xlsx = new XlsxFile(path, null, null, null);
      Path rows = Files.createTempFile(scratch, "sheet", ".csv");
      new SheetExport(xlsx, path)
          .write(
              file,
              scratch,
              () -> new BufferedOutputStream(Files.newOutputStream(rows)),
              Long.MAX_VALUE,
              Progress.NONE);
      return new RowsFile(xlsx, rows, null);
    }

    SourceTable open() throws IOException {
      InputStream in = Files.newInputStream(file);
      return source instanceof CsvFile csv
          ? new SourceTable(csv.path(), in, csv)
          : SourceTable.ofSheet(source.path(), in, List.of());
    }
  }

  /**
   * Reads a file, which may be a workbook.
   *
   * @param name what the source is called
   * @param path as the definition will name it
   * @param scratch a folder for what is read from a workbook, which lives as long as the profile
   */
  static FileProfile of(Path file, String name, String path, Path scratch)
      throws IOException, DraftException {
    RowsFile rowsFile =
        SheetExport.mayBeWorkbook(file)
            ? RowsFile.sheet(file, path, scratch)
            : RowsFile.csv(file, path);
    try (SourceTable table = rowsFile.open()) {
      Header header = table.header();
      if (header == null) {
        throw new DraftException(
            path, "the file is empty", "Give a file with a header and some rows");
      }
      List<ColumnProfile> columns = columns(path, header, delimiter(rowsFile.source()));
      ColumnBatch batch = new ColumnBatch(columns);
      long rows = 0;
      for (CsvRow row = table.next(); row != null; row = table.next()) {
        rows++;
        if (row.size() == header.size()) {
          batch.add(row);
        }
      }
      batch.end();
      if (rows == 0) {
        throw new DraftException(
            path,
            "the file has a header and no rows",
            "Give a file with some rows, which show what the columns mean");
      }
      return new FileProfile(file, name, rowsFile, columns, rows);
    }
  }

  /** Its rows again. */
  SourceTable open() throws IOException {
    return rowsFile.open();
  }

  SourceFile source() {
    return rowsFile.source();
  }

  @Nullable TextGuess guess() {
    return rowsFile.guess();
  }

  private static String delimiter(SourceFile source) {
    return source instanceof CsvFile csv ? csv.delimiter() : ", ";
  }

  private static List<ColumnProfile> columns(String path, Header header, String delimiter)
      throws DraftException {
    List<String> names = header.names();
    List<ColumnProfile> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (isValue(name)) {
        throw new DraftException(
            path,
            "the first line looks like a row, not like a header: its cell "
                + (i + 1)
                + " is not a name",
            "Columns are found by name; put a line before it such as "
                + IntStream.rangeClosed(1, header.size())
                    .mapToObj(each -> "column" + each)
                    .collect(Collectors.joining(delimiter))
                + ", with names for the columns");
      }
      if (!name.isEmpty()) {
        columns.add(new ColumnProfile(name, i, KeyNames.score(name) >= KeyNames.LIKELY));
      }
    }
    header.refuseDuplicates();
    return columns;
  }

  /** Whether a cell of the first line is a number, an address or a path, which no name is. */
  private static boolean isValue(String cell) {
    return NUMBER.form().canonical(cell) != null
        || cell.startsWith("/")
        || (cell.indexOf('@') > 0 && cell.indexOf('.') > 0);
  }

  /** A file's name without folder and ending. */
  static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** How its bytes become cells, for people. */
  String written() {
    if (source() instanceof CsvFile csv) {
      String delimiter = csv.delimiter().equals("\t") ? "a tab" : "'" + csv.delimiter() + "'";
      return csv.encoding() + ", " + delimiter + " between cells";
    }
    return "a sheet of a workbook";
  }
}
