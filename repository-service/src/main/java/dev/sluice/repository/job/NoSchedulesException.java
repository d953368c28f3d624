package dev.sluice.repository.job;

/** This Temporal service has no schedules, like the service in memory. */
final class NoSchedulesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSchedulesException(Throwable cause) {
    super("This Temporal service has no schedules", cause);
  }
}
