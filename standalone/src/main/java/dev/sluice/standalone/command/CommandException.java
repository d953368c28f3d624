package dev.sluice.standalone.command;

/** A command that cannot do what was asked, with what to tell the person and the shell. */
public class CommandException extends RuntimeException {
  private final int exitCode;

  public CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
