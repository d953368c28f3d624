package dev.sluice.contract.rows;

import java.util.List;

/**
 * The columns that say what is wrong in files of rejected rows. People correct such a file and
 * deliver it again, so readers recognise these columns and ignore them.
 */
public final class ErrorColumns {
  /** What the names of all of them begin with. */
  public static final String PREFIX = "_error_";

  /** What is wrong, for programs; a file that has this column is one of rejected rows. */
  public static final String CODE = PREFIX + "code";

  /** The column of the file that is at fault. */
  public static final String COLUMN = PREFIX + "column";

  /** What is wrong, for people. */
  public static final String MESSAGE = PREFIX + "message";

  /** Where the row stood in the file that it was read from. */
  public static final String LINE = PREFIX + "line";

  /** All of them, in the order in which they stand behind the columns of the file. */
  public static final List<String> ALL = List.of(CODE, COLUMN, MESSAGE, LINE);

  private ErrorColumns() {}

  /** Whether a column is one of them; no definition may read it. */
  public static boolean is(String column) {
    return column.startsWith(PREFIX);
  }
}
