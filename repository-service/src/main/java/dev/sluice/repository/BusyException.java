package dev.sluice.repository;

/**
 * Something is in somebody else's hands for the moment, and nobody waits for it with a connection
 * in his own: whoever asked tries again.
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
