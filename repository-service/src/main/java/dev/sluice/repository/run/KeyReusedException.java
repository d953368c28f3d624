package dev.sluice.repository.run;

/** An idempotency key that came with another request before. */
public final class KeyReusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
