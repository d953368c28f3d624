package dev.sluice.agent.prepare.profile;

import dev.sluice.agent.prepare.source.CsvRow;
import dev.sluice.agent.prepare.source.Header;
import dev.sluice.contract.profile.ColumnProfile;
import dev.sluice.contract.profile.SourceProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Computes the profile of a source's file while its rows are read. Whether a column has any value,
 * or more than one, is checked for all rows, which is cheap; everything else is computed from a
 * sample.
 */
public final class FileProfiler {
  private static final int MOST_ROWS = 20_000;
  private static final int LEAST_ROWS = 2_000;

  /** What a wide file costs in memory, at some 50 bytes each if all values differ. */
  private static final int MOST_CELLS = 400_000;

  private static final int MOST_COLUMNS = 200;

  private final KeySample sample;
  private final ColumnCounts[] columns;
  private final ColumnCounts[] open;
  private final CellShape shape = new CellShape();
  private int openColumns;
  private long rows;
  private long sampled;

  /**
   * Makes a profiler of one file.
   *
   * @param source whose file it is, with its connector
   * @param key the column that tells rows apart
   * @param read the columns that the definition reads; of the others a file may have too many
   * @param rows that the file has, about
   */
  public FileProfiler(
      String source, Header header, String key, Collection<String> read, long rows) {
    columns = columns(header.names(), read).toArray(ColumnCounts[]::new);
    open = columns.clone();
    openColumns = open.length;
    int affordable = MOST_CELLS / Math.max(1, columns.length);
    int most = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, affordable));
    sample = new KeySample(source, header.require(key), rows, most);
  }

  private static List<ColumnCounts> columns(List<String> names, Collection<String> read) {
    List<ColumnCounts> columns = new ArrayList<>();
    int others = MOST_COLUMNS;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean isRead = read.contains(name);
      if (isRead || (nameable(name) && others-- > 0)) {
        columns.add(new ColumnCounts(isRead ? name : Header.shortened(name), i, isRead));
      }
    }
    return columns;
  }

  private static boolean nameable(String name) {
    return !name.isBlank() && name.codePoints().noneMatch(Character::isISOControl);
  }

  /** Looks at a row that has as many cells as the header. */
  public void see(CsvRow row) {
    rows++;
    for (int i = 0; i < openColumns; i++) {
      open[i].look(row);
      if (open[i].varied()) {
        open[i--] = open[--openColumns];
      }
    }
    if (sample.takes(row)) {
      sampled++;
      for (ColumnCounts column : columns) {
        column.count(row, shape);
      }
    }
  }

  /** What was seen. */
  public SourceProfile profile(String source, boolean commands, boolean uploaded) {
    List<ColumnProfile> profiles = Arrays.stream(columns).map(ColumnCounts::profile).toList();
    return new SourceProfile(source, commands, uploaded, rows, sampled, profiles);
  }
}
