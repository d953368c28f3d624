package dev.sluice.repository.job;

/** This Temporal service keeps no schedules, as its service in memory does not. */
final class NoSchedulesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSchedulesException(Throwable cause) {
    super("This Temporal service has no schedules", cause);
  }
}
