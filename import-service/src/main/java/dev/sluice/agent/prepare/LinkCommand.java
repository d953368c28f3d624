package dev.sluice.agent.prepare;

import dev.sluice.contract.definition.Multiplicity;

/** What a row's command means for the links that the row names. */
enum LinkCommand {
  /** No commands are heeded: the link is there. */
  NONE(""),
  INSERT("insert"),
  DELETE("delete"),
  /** The owner's targets become exactly the ones named. */
  SET("set");

  private final String word;

  LinkCommand(String word) {
    this.word = word;
  }

  /** The word in sorted files. */
  String word() {
    return word;
  }

  /** What a command means where targets are named. */
  static LinkCommand of(Command command, LinkCells cells) {
    boolean one = cells.association().multiplicity() == Multiplicity.ONE;
    // Only a cell that lists all of an owner's targets can replace them.
    boolean lists = cells.besideEntity() || cells.association().separator() != null;
    return switch (command) {
      case DELETE -> DELETE;
      case INSERT -> one ? SET : INSERT;
      case UPDATE -> one || lists ? SET : INSERT;
      case MERGE -> one || cells.besideEntity() ? SET : INSERT;
    };
  }
}
