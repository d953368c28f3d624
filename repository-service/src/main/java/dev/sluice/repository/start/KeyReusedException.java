package dev.sluice.repository.start;

/** An idempotency key that belongs to another request. */
final class KeyReusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
