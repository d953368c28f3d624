package dev.sluice.repository.run;

/** A connector that does not exist. */
public final class UnknownConnectorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String connector;

  UnknownConnectorException(String connector) {
    super("There is no connector " + connector);
    this.connector = connector;
  }

  public String connector() {
    return connector;
  }
}
