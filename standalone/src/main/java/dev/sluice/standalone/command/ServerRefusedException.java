package dev.sluice.standalone.command;

/** A server that does not start, for a reason its operator can do something about. */
public final class ServerRefusedException extends CommandException {
  public ServerRefusedException(String message) {
    super(ExitCode.FAILED, message);
  }

  private ServerRefusedException(int exitCode, String message) {
    super(exitCode, message);
  }

  /** What was typed, or stands in a variable, cannot be meant. */
  public static ServerRefusedException badUsage(String message) {
    return new ServerRefusedException(ExitCode.BAD_USAGE, message);
  }
}
