package dev.sluice.standalone.server;

/** A server that does not start, for a reason its operator can do something about. */
public final class ServerRefusedException extends RuntimeException {
  public ServerRefusedException(String message) {
    super(message);
  }
}
