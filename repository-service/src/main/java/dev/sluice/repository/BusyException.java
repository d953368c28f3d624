package dev.sluice.repository;

/**
 * Something is locked or busy at the moment. Waiting would keep a connection, so the caller tries
 * again.
 */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message who is at work; people and Temporal's pages show it
   */
  public BusyException(String message) {
    super(message);
  }
}
