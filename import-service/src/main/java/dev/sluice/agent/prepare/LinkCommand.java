package dev.sluice.agent.prepare;

/** What a row says about the links that it names. */
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

  /** What a row's command means where the row names targets. */
  static LinkCommand of(Command command, LinkCells cells) {
    if (command == Command.DELETE) {
      return DELETE;
    }
    if (cells.one() || (cells.ownRow() && cells.listed())) {
      return SET;
    }
    // A file of lists has a row for each owner, but one that is inserted there only adds to it.
    boolean list = cells.listed() && !cells.besideEntity();
    return list && command != Command.INSERT ? SET : INSERT;
  }

  /**
   * Whether a row says by its command alone that its owner has no targets.
   *
   * @param emptied whether the cell of targets says so in words
   */
  static boolean takesAll(Command command, LinkCells cells, boolean emptied) {
    if (cells.ownRow()) {
      return switch (command) {
        // The owner goes, and for good its links with it.
        case DELETE -> true;
        case INSERT -> cells.one() || cells.listed();
        default -> emptied;
      };
    }
    if (cells.besideEntity() || command == Command.INSERT) {
      return false;
    }
    return emptied || (cells.listed() && command != Command.DELETE);
  }
}
