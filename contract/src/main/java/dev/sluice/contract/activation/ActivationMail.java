package dev.sluice.contract.activation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail that the server gives out to be sent. It travels only over HTTP.
 *
 * @param claim the id of this attempt, which is part of the mail's {@code Message-ID}
 * @param language the language in the person's resource, in any form; null if there is none
 * @param token the end of the link
 * @param expiresAt when the link expires
 */
public record ActivationMail(
    String claim,
    String application,
    String address,
    @Nullable String language,
    String template,
    String token,
    Instant expiresAt) {

  /** Without the address and the token, so that it can be logged. */
  @Override
  public String toString() {
    return "ActivationMail[claim=" + claim + ", application=" + application + "]";
  }
}
