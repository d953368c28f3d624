package dev.sluice.agent.prepare.command;

import dev.sluice.contract.rows.RowCommand;

/** The command of a row for the links that it names. */
public enum LinkCommand {
  /** No commands are used: the link is there. */
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
