package dev.sluice.agent.prepare.command;

import dev.sluice.contract.rows.RowCommand;
import dev.sluice.contract.rows.WhiteSpace;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command of a row, or of several rows with the same key together. */
public enum Command {
  INSERT(RowCommand.INSERT),
  UPDATE(RowCommand.UPDATE),
  DELETE(RowCommand.DELETE),
  MERGE(RowCommand.MERGE),
  /** Deletes and inserts: nothing of what there was stays. No row asks for it by itself. */
  REPLACE(RowCommand.REPLACE),
  /** Deletes what there may be. No row asks for it by itself. */
  REMOVE(RowCommand.REMOVE);

  private final RowCommand written;

  Command(RowCommand written) {
    this.written = written;
  }

  /** The command that a cell writes in one of the accepted ways. */
  public static Optional<Command> of(String cell) {
    return switch (WhiteSpace.strip(cell).toLowerCase(Locale.ROOT)) {
      case "insert", "add" -> Optional.of(INSERT);
      case "update", "modify" -> Optional.of(UPDATE);
      case "delete" -> Optional.of(DELETE);
      case "merge" -> Optional.of(MERGE);
      default -> Optional.empty();
    };
  }

  /** The word in sorted files. */
  public String word() {
    return written.word();
  }

  /** The command with this word. */
  static Command ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether an empty cell leaves the attribute as it is. */
  public boolean leavesEmptyCellsAlone() {
    return this == UPDATE || this == MERGE;
  }

  /** Whether nothing is there afterwards. */
  boolean deletes() {
    return this == DELETE || this == REMOVE;
  }

  /**
   * This command and then a row's command on the same key, as one; null if the second makes no
   * sense after the first, since it inserts what is there or updates what is not.
   */
  @Nullable Command then(Command row) {
    return switch (row) {
      case INSERT -> deletes() ? REPLACE : null;
      case UPDATE -> deletes() ? null : this;
      case MERGE -> deletes() ? REPLACE : this == UPDATE ? MERGE : this;
      // What was inserted just now may have been there or not, and is gone in either case.
      case DELETE -> this == UPDATE ? DELETE : this == DELETE ? DELETE : REMOVE;
      case REPLACE, REMOVE ->
          throw new IllegalArgumentException("no row has the command " + row.word());
    };
  }
}
