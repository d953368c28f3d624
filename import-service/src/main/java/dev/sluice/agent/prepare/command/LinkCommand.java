package dev.sluice.agent.prepare.command;

import dev.sluice.contract.rows.RowCommand;

/** What a row says about the links that it names. */
public enum LinkCommand {
  /** No commands are heeded: the link is there. */
  NONE(""),
  INSERT(RowCommand.INSERT.word()),
  DELETE(RowCommand.DELETE.word()),
  /** The owner's targets become exactly the ones named. */
  SET(RowCommand.SET.word());

  private final String word;

  LinkCommand(String word) {
    this.word = word;
  }

  /** The word in sorted files. */
  public String word() {
    return word;
  }
}
