package dev.sluice.agent.draft;

import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.SourceTable;
import dev.sluice.contract.rows.WhiteSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which columns contain the values of which unique columns, counted in a second pass over a file. A
 * few unknown values are allowed, since links may be pending; most values must be known.
 */
final class References {
  /** So many of a column's values must be there. */
  private static final double SHARE = 0.9;

  /** A pair of which so many values are not mostly there is not looked at any longer. */
  private static final int FIRST = 200;

  private static final List<String> SEPARATORS = List.of(";", ",", "|");

  /** A unique column that others may refer to. */
  record Target(FileProfile file, ColumnProfile column) {}

  /**
   * A column whose values are those of a target.
   *
   * @param separator what stands between several of them in a cell, if they are lists
   * @param missing how many name nobody
   */
  record Reference(
      FileProfile file,
      ColumnProfile column,
      Target target,
      @Nullable String separator,
      long values,
      long missing) {

    boolean within() {
      return file == target.file();
    }
  }

  /** How often the values of one column occur in one target, as whole cells and as lists. */
  private static final class Pair {
    final ColumnProfile column;
    final Target target;
    long values;
    long hits;
    private final List<Lists> lists = SEPARATORS.stream().map(Lists::new).toList();

    /** The cells of which a separator makes lists, and what these hold. */
    private static final class Lists {
      final String separator;
      long cells;
      long parts;
      long hits;

      Lists(String separator) {
        this.separator = separator;
      }
    }

    Pair(ColumnProfile column, Target target) {
      this.column = column;
      this.target = target;
    }

    void add(String cell, long hash) {
      values++;
      hits += target.column().contains(hash) ? 1 : 0;
      for (Lists list : lists) {
        if (cell.contains(list.separator)) {
          list.cells++;
          var parts = new StringTokenizer(cell, list.separator);
          while (parts.hasMoreTokens()) {
            String part = WhiteSpace.strip(parts.nextToken());
            list.parts++;
            list.hits += target.column().contains(ColumnProfile.hash(part)) ? 1 : 0;
          }
        }
      }
    }

    /** Whether neither cells nor lists will be values of the target in the end. */
    boolean out() {
      return values >= FIRST && shares().allMatch(each -> each < 0.5);
    }

    private Stream<Double> shares() {
      return Stream.concat(
          Stream.of((double) hits / values), lists.stream().map(each -> share(each)));
    }

    private double share(Lists list) {
      return (double) (hits + list.hits) / total(list);
    }

    private long total(Lists list) {
      return values - list.cells + list.parts;
    }

    /** The reference, of whole cells if those are enough. */
    Optional<Reference> reference(FileProfile file) {
      if (values > 0 && hits >= SHARE * values) {
        return Optional.of(new Reference(file, column, target, null, values, values - hits));
      }
      return lists.stream()
          .filter(each -> each.cells > 0 && share(each) >= SHARE)
          .findFirst()
          .map(
              each ->
                  new Reference(
                      file,
                      column,
                      target,
                      each.separator,
                      total(each),
                      total(each) - hits - each.hits));
    }
  }

  /** Whole cells before lists; then the name that is alike; then most hits; then the best key. */
  private static final Comparator<Reference> LIKELIEST =
      Comparator.<Reference>comparingInt(each -> each.separator() == null ? 1 : 0)
          .thenComparingInt(each -> Evidence.of(each.column(), each.target()))
          .thenComparingDouble(each -> -(double) each.missing() / each.values())
          .thenComparingInt(each -> KeyNames.score(each.target().column().name))
          .reversed();

  private References() {}

  /** All references of a file's columns, the likeliest of each column first. */
  static List<Reference> of(FileProfile file, List<Target> targets) throws IOException {
    List<Pair> pairs = pairs(file, targets);
    try (SourceTable table = file.open()) {
      long read = 0;
      int width = table.header() == null ? 0 : table.header().size();
      for (CsvRow row = table.next(); row != null && !pairs.isEmpty(); row = table.next()) {
        if (row.size() == width) {
          add(row, pairs);
        }
        if (++read % FIRST == 0) {
          pairs.removeIf(Pair::out);
        }
      }
    }
    return pairs.stream().flatMap(each -> each.reference(file).stream()).sorted(LIKELIEST).toList();
  }

  private static List<Pair> pairs(FileProfile file, List<Target> targets) {
    List<Pair> pairs = new ArrayList<>();
    for (ColumnProfile column : file.columns) {
      for (Target target : targets) {
        // Two columns that tell the rows apart and hold the same say the same of a row twice.
        boolean twin = target.file() == file && KeyChoice.identifies(file, column);
        if (target.column() != column && !twin && column.filled() > 0 && column.mappable()) {
          pairs.add(new Pair(column, target));
        }
      }
    }
    return pairs;
  }

  private static void add(CsvRow row, List<Pair> pairs) {
    int index = -1;
    String cell = "";
    long hash = 0;
    for (Pair pair : pairs) {
      if (!row.blank(pair.column.index)) {
        if (index != pair.column.index) {
          index = pair.column.index;
          cell = row.text(index);
          hash = ColumnProfile.hash(cell);
        }
        pair.add(cell, hash);
      }
    }
  }

  /** All unique columns of some files. */
  static List<Target> targets(List<FileProfile> files) {
    return files.stream()
        .flatMap(
            file ->
                file.columns.stream()
                    .filter(each -> each.unique() && each.mappable())
                    .map(column -> new Target(file, column)))
        .toList();
  }
}
