package dev.sluice.repository.start;

/** An idempotency key that came with another request before. */
final class KeyReusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
