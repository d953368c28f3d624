package dev.sluice.agent.prepare.command;

/** What a row says about the links that it names. */
public enum LinkCommand {
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
  public String word() {
    return word;
  }
}
