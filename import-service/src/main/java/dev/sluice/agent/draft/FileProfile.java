package dev.sluice.agent.draft;

import dev.sluice.agent.draft.ColumnTypes.Reading;
import dev.sluice.agent.guess.TextGuess;
import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.agent.prepare.source.SourceTable;
import dev.sluice.contract.definition.CsvFile;
import dev.sluice.contract.definition.PropertyType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one pass over a file tells about its columns. */
final class FileProfile {
  private static final Reading NUMBER = Reading.of(PropertyType.DECIMAL, null);

  final Path file;
  final CsvFile csv;
  final TextGuess guess;
  final List<ColumnProfile> columns;
  final long rows;

  private FileProfile(
      Path file, CsvFile csv, TextGuess guess, List<ColumnProfile> columns, long rows) {
    this.file = file;
    this.csv = csv;
    this.guess = guess;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Reads a file.
   *
   * @param path as the definition will name it
   */
  static FileProfile of(Path file, String path) throws IOException, DraftException {
    TextGuess guess;
    try (InputStream in = Files.newInputStream(file)) {
      guess = TextGuess.of(in);
    }
    var csv = new CsvFile(path, null, guess.delimiter().value(), guess.encoding().value());
    try (SourceTable table = new SourceTable(path, Files.newInputStream(file), csv)) {
      Header header = table.header();
      if (header == null) {
        throw new DraftException(
            path, "the file is empty", "Give a file with a header and a few rows");
      }
      List<ColumnProfile> columns = columns(path, header, csv);
      long rows = 0;
      for (CsvRow row = table.next(); row != null; row = table.next()) {
        rows++;
        if (row.size() == header.size()) {
          for (ColumnProfile column : columns) {
            column.add(row.text(column.index));
          }
        }
      }
      if (rows == 0) {
        throw new DraftException(
            path,
            "the file has a header and no rows",
            "Give a file with a few rows: they tell what the columns mean");
      }
      return new FileProfile(file, csv, guess, columns, rows);
    }
  }

  private static List<ColumnProfile> columns(String path, Header header, CsvFile csv)
      throws DraftException {
    Set<String> seen = new HashSet<>();
    List<ColumnProfile> columns = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.names().get(i);
      if (isValue(name)) {
        throw new DraftException(
            path,
            "the first line looks like a row, not like a header: its cell "
                + (i + 1)
                + " is no name",
            "Columns are found by name; put a line before it such as "
                + IntStream.rangeClosed(1, header.size())
                    .mapToObj(each -> "column" + each)
                    .collect(Collectors.joining(csv.delimiter()))
                + ", with names that say what the columns hold");
      }
      if (!name.isEmpty() && !seen.add(name)) {
        throw new DraftException(
            path,
            "the header names column " + (i + 1) + " like an earlier one",
            "Give each column a name of its own");
      }
      if (!name.isEmpty()) {
        columns.add(new ColumnProfile(name, i, KeyNames.score(name) >= KeyNames.LIKELY));
      }
    }
    return columns;
  }

  /** Whether a cell of the first line is a number, an address or a path, which no name is. */
  private static boolean isValue(String cell) {
    return NUMBER.form().canonical(cell) != null
        || cell.startsWith("/")
        || (cell.indexOf('@') > 0 && cell.indexOf('.') > 0);
  }

  /** The file's name without folder and ending. */
  String stem() {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** How its bytes become cells, for people. */
  String written() {
    String delimiter = csv.delimiter().equals("\t") ? "a tab" : "'" + csv.delimiter() + "'";
    return csv.encoding() + ", " + delimiter + " between cells";
  }

  String source() {
    return Words.identifier(stem().toLowerCase(Locale.ROOT), "file");
  }
}
