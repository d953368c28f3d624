package dev.sluice.repository.token;

import dev.sluice.repository.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A new token: its text, which is shown once, and what is stored of it.
 *
 * <p>Stored is its SHA-256. A password needs a slow hash, since people choose words that can be
 * guessed; nobody can guess 256 random bits, however fast the hash is. And a token can be found by
 * an unsalted hash, so that no other tokens need to be compared.
 *
 * @param text what whoever comes in sends
 * @param hash what is stored, in hexadecimal
 */
public record NewToken(String text, String hash) {
  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Makes one.
   *
   * @param prefix by which people, and programs that search files for secrets, know what it is
   */
  public static NewToken make(String prefix) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    String text = prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return new NewToken(text, Sha256.hex(text));
  }

  /** Without the token, since records end in messages now and then. */
  @Override
  public String toString() {
    return "NewToken[]";
  }
}
