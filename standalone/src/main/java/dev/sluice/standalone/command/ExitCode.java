package dev.sluice.standalone.command;

import dev.sluice.contract.run.Status;

/** The exit codes of commands. */
public final class ExitCode {
  public static final int DONE = 0;
  public static final int BAD_USAGE = 2;
  public static final int HELD = 3;
  public static final int NOT_APPLIED = 4;
  public static final int FAILED = 5;
  public static final int NO_ACCESS = 6;

  private ExitCode() {}

  /** The exit code of a command that waited for a run until it stood here. */
  public static int of(Status status) {
    return switch (status) {
      case COMPLETED, PLANNED -> DONE;
      case AWAITING_REVIEW -> HELD;
      case CANCELLED, EXPIRED, SUPERSEDED -> NOT_APPLIED;
      case FAILED, INTERRUPTED -> FAILED;
      case QUEUED, EXPORTING, PREPARING, COMPARING, APPLYING ->
          throw new IllegalArgumentException("An open run has no exit code: " + status);
    };
  }
}
