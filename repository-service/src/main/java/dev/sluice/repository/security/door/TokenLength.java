package dev.sluice.repository.security.door;

/**
 * How long a token in the configuration has to be. Nobody slows down who guesses them, and the
 * server keeps only a plain hash of each.
 */
public final class TokenLength {
  private static final int LEAST_CHARACTERS = 32;

  private TokenLength() {}

  /**
   * Refuses a token that somebody may guess.
   *
   * @param property where it stands
   * @throws IllegalArgumentException with what to do, and without the token
   */
  public static void require(String property, String token) {
    if (token.strip().length() < LEAST_CHARACTERS) {
      throw new IllegalArgumentException(
          property
              + " must have at least "
              + LEAST_CHARACTERS
              + " characters, at random, as by 'openssl rand -hex 32'. Give whoever uses it"
              + " the new one as well.");
    }
  }
}
