package dev.sluice.contract.activation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail as the server lets go of it, over HTTP alone.
 *
 * @param claim the id of this attempt, which the mail's {@code Message-ID} is made of
 * @param language what the person's resource says, in any form; null where it says nothing
 * @param token what the link ends in
 * @param expiresAt until when the link is good
 */
public record ActivationMail(
    String claim,
    String application,
    String address,
    @Nullable String language,
    String template,
    String token,
    Instant expiresAt) {

  /** Without whom it is for and what opens the door, wherever it is printed. */
  @Override
  public String toString() {
    return "ActivationMail[claim=" + claim + ", application=" + application + "]";
  }
}
