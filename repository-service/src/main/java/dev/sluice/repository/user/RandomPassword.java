package dev.sluice.repository.user;

import java.security.SecureRandom;
import java.util.Base64;

/** Creates random passwords. */
final class RandomPassword {
  private static final int RANDOM_BYTES = 18;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomPassword() {}

  static String make() {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
