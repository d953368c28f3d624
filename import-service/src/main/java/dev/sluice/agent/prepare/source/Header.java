package dev.sluice.agent.prepare.source;

import static dev.sluice.contract.FailureType.SOURCE_MALFORMED;

import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.Failure;
import dev.sluice.contract.rows.ErrorColumns;
import dev.sluice.contract.rows.GuardedCell;
import dev.sluice.contract.rows.WhiteSpace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first row of a source's file, which names the columns. */
public final class Header {
  private static final String COMMAND = "command";

  private static final int LONGEST_NAME = 60;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Places places;
  private final long line;
  private final List<String> names;
  private final List<byte[]> nameBytes;

  /** The first name behind the byte order mark that a file joined to another one may bring. */
  private final byte[] markedName;

  private final char delimiter;
  private final boolean guarded;
  private final int namedSize;

  /** Takes the row as a header. */
  Header(Places places, SourceRow row, char delimiter) {
    this.places = places;
    line = row.line();
    names = row.cells();
    nameBytes = names.stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toList();
    markedName = (BYTE_ORDER_MARK + names.get(0)).getBytes(StandardCharsets.UTF_8);
    this.delimiter = delimiter;
    guarded = names.contains(GuardedCell.MARK) || ofRejects();
    int named = names.size();
    while (named > 1 && WhiteSpace.blank(names.get(named - 1))) {
      named--;
    }
    namedSize = named;
  }

  private Header(Header read, List<String> others) {
    places = read.places;
    line = read.line;
    names = others;
    // The header again is what is in the file.
    nameBytes = read.nameBytes;
    markedName = read.markedName;
    delimiter = read.delimiter;
    guarded = read.guarded;
    namedSize = read.namedSize;
  }

  /** The same with other names over some columns, by the name that stands there. */
  public Header named(Map<String, String> others) {
    return others.isEmpty()
        ? this
        : new Header(this, names.stream().map(each -> others.getOrDefault(each, each)).toList());
  }

  public int size() {
    return names.size();
  }

  /** How many columns there are up to the last one with a name. */
  int namedSize() {
    return namedSize;
  }

  /** The cell of a sheet that is in this column and row; null if there is none. */
  public @Nullable String cell(@Nullable String column, long row) {
    for (int i = 0; places.sheet() && column != null && i < names.size(); i++) {
      if (column.equals(names.get(i)) || column.equals(name(i))) {
        return places.cell(i, row);
      }
    }
    return null;
  }

  /** The name of the column at this index, or its number from 1 if it has none. */
  public String name(int index) {
    return index < names.size() && !names.get(index).isEmpty()
        ? shortened(names.get(index))
        : String.valueOf(index + 1);
  }

  /** Where the column with this name stands; a file without it is refused. */
  public int require(String column) {
    int index = names.indexOf(column);
    if (index < 0) {
      throw missing(column);
    }
    return index;
  }

  /** Whether its cells are guarded against spreadsheets, as those of templates and rejects are. */
  boolean guarded() {
    return guarded;
  }

  /** Everything that keeps the file from having these columns. */
  public List<Failure> faults(Collection<String> columns) {
    List<SourceException> faults = new ArrayList<>();
    SourceException duplicates = duplicates();
    if (duplicates != null) {
      faults.add(duplicates);
    }
    columns.stream()
        .distinct()
        .filter(each -> !names.contains(each))
        // A wrong delimiter hides them all; it is one fault.
        .limit(otherDelimiter() == null ? Long.MAX_VALUE : 1)
        .map(this::missing)
        .forEach(faults::add);
    return faults.stream().map(SourceException::failure).toList();
  }

  /**
   * Where the column that may give commands stands, or -1. Two of them are refused.
   *
   * @param mapped columns that the definition has another use for
   */
  public int commandColumn(Collection<String> mapped) {
    List<Integer> columns = commandColumns(mapped);
    if (columns.size() > 1) {
      throw severalCommands(mapped);
    }
    return columns.isEmpty() ? -1 : columns.get(0);
  }

  private List<Integer> commandColumns(Collection<String> mapped) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (WhiteSpace.strip(names.get(i)).equalsIgnoreCase(COMMAND)
          && !mapped.contains(names.get(i))) {
        columns.add(i);
      }
    }
    return columns;
  }

  private SourceException severalCommands(Collection<String> mapped) {
    List<Integer> columns = commandColumns(mapped);
    return places.at(
        SOURCE_MALFORMED,
        line,
        name(columns.get(1)),
        "the header has two columns for commands: column "
            + (columns.get(1) + 1)
            + " like column "
            + (columns.get(0) + 1),
        "Keep one of them.");
  }

  /**
   * Refuses a row with a command if the whole table is wanted: it would be read for what it is to
   * undo. A repeated header is none.
   *
   * @param column where commands stand, or -1
   */
  public void refuseCommand(CsvRow row, int column) {
    if (column < 0 || row.size() != names.size() || row.namesNothing(column) || isRepeatedBy(row)) {
      return;
    }
    throw places.at(
        SOURCE_MALFORMED,
        row.line(),
        name(column),
        "the row has a command, but a complete or initial run reads the whole table",
        "Set the source's 'path' to the whole table and its 'incrementalPath' to the command file,"
            + " or leave the column empty.");
  }

  /** Whether the file is one of rejected rows that a person has corrected. */
  boolean ofRejects() {
    return names.contains(ErrorColumns.CODE);
  }

  /** Whether a column has one of these names, or may give commands. */
  boolean reads(int column, Collection<String> needed) {
    String name = column < names.size() ? names.get(column) : "";
    return needed.contains(name) || WhiteSpace.strip(name).equalsIgnoreCase(COMMAND);
  }

  /** Whether a row is the header again. */
  public boolean isRepeatedBy(CsvRow row) {
    for (int i = 0; i < names.size(); i++) {
      if (!row.equalTo(i, nameBytes.get(i)) && !(i == 0 && row.equalTo(i, markedName))) {
        return false;
      }
    }
    return true;
  }

  /** Refuses a header that names a column more than once: nobody can tell which one is meant. */
  public void refuseDuplicates() {
    SourceException duplicates = duplicates();
    if (duplicates != null) {
      throw duplicates;
    }
  }

  private @Nullable SourceException duplicates() {
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      // Spreadsheets leave nameless columns behind; nothing can be mapped to them.
      if (!names.get(i).isEmpty() && !seen.add(names.get(i))) {
        // The name is not told: a file that lacks its header has values in its place.
        twice.add((i + 1) + " like column " + (names.indexOf(names.get(i)) + 1));
      }
    }
    return twice.isEmpty()
        ? null
        : places.at(
            SOURCE_MALFORMED,
            line,
            null,
            "the header names columns more than once: column " + String.join(", column ", twice),
            "Give each column a unique name.");
  }

  private @Nullable Character otherDelimiter() {
    return names.size() == 1 && !places.sheet() ? Delimiters.within(names.get(0), delimiter) : null;
  }

  private SourceException missing(String column) {
    Character other = otherDelimiter();
    if (other != null) {
      return places.at(
          SOURCE_MALFORMED,
          line,
          column,
          "the column is missing: the file seems to use "
              + Delimiters.quoted(other)
              + " between cells, but "
              + Delimiters.quoted(delimiter)
              + " is declared",
          "Set the source's 'delimiter' to this character.");
    }
    String nearest = EditDistance.nearest(column, names, WhiteSpace::strip);
    return places.at(
        SOURCE_MALFORMED,
        line,
        column,
        "the header has no such column"
            + (nearest == null ? "" : "; the nearest is '" + shortened(nearest) + "'"),
        "Correct the header, or the column in the connector's definition.");
  }

  /** A column's name, as far as a person needs it to find the column. */
  public static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  /** The names as they are in the file. */
  public List<String> names() {
    return new ArrayList<>(names);
  }
}
