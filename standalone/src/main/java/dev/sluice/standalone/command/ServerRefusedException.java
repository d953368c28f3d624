package dev.sluice.standalone.command;

/** The server does not start, for a reason that its operator can solve. */
public final class ServerRefusedException extends CommandException {
  public ServerRefusedException(String message) {
    super(ExitCode.FAILED, message);
  }

  private ServerRefusedException(int exitCode, String message) {
    super(exitCode, message);
  }

  /** What was typed, or is in a variable, cannot be meant. */
  public static ServerRefusedException badUsage(String message) {
    return new ServerRefusedException(ExitCode.BAD_USAGE, message);
  }
}
