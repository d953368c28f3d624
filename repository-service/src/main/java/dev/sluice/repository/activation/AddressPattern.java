package dev.sluice.repository.activation;

import dev.sluice.repository.rest.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that get no mail: one address, or all that match a pattern. Case does not matter;
 * {@code *} stands for any characters and {@code ?} for one, as in exclude lists.
 *
 * @param text in lower case
 */
record AddressPattern(String text) {
  private static final int LONGEST = 320;

  /** A pattern as a person sends it. */
  static AddressPattern read(@Nullable String sent) {
    String text = sent == null ? "" : sent.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty()
        || text.length() > LONGEST
        || text.codePoints().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(
          "pattern", "an address of at most 320 characters, optionally with * and ?");
    }
    return new AddressPattern(text);
  }

  /** The pattern as SQL's LIKE has it; null if it is one address. */
  @Nullable String asLike() {
    if (text.indexOf('*') < 0 && text.indexOf('?') < 0) {
      return null;
    }
    StringBuilder like = new StringBuilder();
    text.chars()
        .forEach(
            each -> {
              switch (each) {
                case '*' -> like.append('%');
                case '?' -> like.append('_');
                case '%', '_', '\\' -> like.append('\\').append((char) each);
                default -> like.append((char) each);
              }
            });
    return like.toString();
  }
}
