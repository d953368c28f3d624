package dev.sluice.repository;

/** Temporal, or the worker that should answer, did not answer in time. */
public final class TemporalUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemporalUnavailableException(Throwable cause) {
    super("Temporal did not answer in time", cause);
  }
}
