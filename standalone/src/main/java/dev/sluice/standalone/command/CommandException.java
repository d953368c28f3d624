package dev.sluice.standalone.command;

/** A command that cannot do what was requested, with its message and exit code. */
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
