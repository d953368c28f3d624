package dev.sluice.agent.prepare;

import dev.sluice.agent.prepare.command.Command;
import dev.sluice.agent.prepare.source.CsvRow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commands in the rows of a source.
 *
 * @param column where commands stand, or -1
 * @param otherwise what a row without a command asks for; null if each must have one
 */
record RowCommands(int column, @Nullable Command otherwise) {
  /** Rows that say what there is, and ask for nothing. */
  static final RowCommands NONE = new RowCommands(-1, null);

  /** Whether rows ask for anything. */
  boolean given() {
    return column >= 0 || otherwise != null;
  }

  /** The command of a row; none if a cell says something else. */
  Optional<Command> of(CsvRow row) {
    return otherwise != null && (column < 0 || row.namesNothing(column))
        ? Optional.of(otherwise)
        : Command.of(row.text(column));
  }
}
