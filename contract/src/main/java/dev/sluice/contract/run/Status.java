package dev.sluice.contract.run;

/** The status of a run. */
public enum Status {
  QUEUED,
  EXPORTING,
  PREPARING,
  COMPARING,
  AWAITING_REVIEW,
  APPLYING,
  /** The plan was applied. */
  COMPLETED,
  /** A dry run, or a run of the first steps only, came to its end; nothing was applied. */
  PLANNED,
  /** A person said no, or the run was cancelled before it was applied. */
  CANCELLED,
  /** Nobody decided in time. */
  EXPIRED,
  /** A later run superseded this one. */
  SUPERSEDED,
  FAILED,
  /** The workflow was ended from outside. */
  INTERRUPTED;

  /** Whether the run has ended. */
  public boolean ended() {
    return switch (this) {
      case QUEUED, EXPORTING, PREPARING, COMPARING, AWAITING_REVIEW, APPLYING -> false;
      case COMPLETED, PLANNED, CANCELLED, EXPIRED, SUPERSEDED, FAILED, INTERRUPTED -> true;
    };
  }
}
