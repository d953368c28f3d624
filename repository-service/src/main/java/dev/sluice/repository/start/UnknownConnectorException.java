package dev.sluice.repository.start;

/** A connector that does not exist. */
final class UnknownConnectorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String connector;

  UnknownConnectorException(String connector) {
    super("There is no connector " + connector);
    this.connector = connector;
  }

  String connector() {
    return connector;
  }
}
