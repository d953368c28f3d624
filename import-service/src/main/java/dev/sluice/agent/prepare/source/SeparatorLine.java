package dev.sluice.agent.prepare.source;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An optional first line {@code sep=;} in a CSV file, which is meant for spreadsheet programs. */
final class SeparatorLine {
  private static final String SAYS = "sep=";

  private SeparatorLine() {}

  /** The delimiter that the first row of a file says to be used; null if it says none. */
  static @Nullable Character said(SourceRow row, char delimiter) {
    String first = row.cells().get(0).toLowerCase(Locale.ROOT);
    if (row.line() != 1 || !first.startsWith(SAYS)) {
      return null;
    }
    if (first.length() == SAYS.length() && row.size() == 2 && row.cells().get(1).isEmpty()) {
      return delimiter;
    }
    return first.length() == SAYS.length() + 1 && row.size() == 1
        ? first.charAt(SAYS.length())
        : null;
  }
}
