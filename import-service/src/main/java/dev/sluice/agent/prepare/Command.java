package dev.sluice.agent.prepare;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What a row of a source that gives commands asks for. */
enum Command {
  INSERT,
  UPDATE,
  DELETE,
  MERGE;

  /** The cell that empties an attribute. */
  static final String EMPTIED = "NULL_NULL";

  /** The same as bytes. */
  static final byte[] EMPTIED_BYTES = EMPTIED.getBytes(StandardCharsets.UTF_8);

  /** The command that a cell writes in one of the accepted ways. */
  static Optional<Command> of(String cell) {
    return switch (cell.strip().toLowerCase(Locale.ROOT)) {
      case "insert", "add" -> Optional.of(INSERT);
      case "update", "modify" -> Optional.of(UPDATE);
      case "delete" -> Optional.of(DELETE);
      case "merge" -> Optional.of(MERGE);
      default -> Optional.empty();
    };
  }

  /** The word in sorted files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an empty cell leaves the attribute as it is. */
  boolean leavesEmptyCellsAlone() {
    return this == UPDATE || this == MERGE;
  }
}
