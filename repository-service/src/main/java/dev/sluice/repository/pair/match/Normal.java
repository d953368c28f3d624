package dev.sluice.repository.pair.match;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Normalises values. Comparing the sorted words of a name without accents is OpenRefine's
 * fingerprint method.
 */
final class Normal {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");

  /** What is left of a phone number when the prefix of its country may be written or not. */
  private static final int LOCAL_DIGITS = 9;

  /** Fewer digits are an extension, which is somebody else's tomorrow. */
  private static final int LEAST_DIGITS = 6;

  private Normal() {}

  /** The words of a name. */
  static Stream<String> words(String name) {
    return BETWEEN_WORDS.splitAsStream(plain(name));
  }

  /** An identifier; of a mail address what stands before the domain. */
  static String identifier(String identifier) {
    int at = identifier.indexOf('@');
    String local = at > 0 ? identifier.substring(0, at) : identifier;
    return BETWEEN_WORDS.matcher(plain(local)).replaceAll("");
  }

  /** The digits of a phone number; empty if there are too few. */
  static String phone(String phone) {
    String digits = NOT_DIGITS.matcher(phone).replaceAll("");
    if (digits.length() < LEAST_DIGITS) {
      return "";
    }
    return digits.substring(Math.max(0, digits.length() - LOCAL_DIGITS));
  }

  private static String plain(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }
}
