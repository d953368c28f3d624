package dev.sluice.contract.check;

import dev.sluice.contract.run.FoundCause;
import java.util.Locale;

/** What a held run's changes look like, in the sentence that Temporal and mails use. */
public final class CauseWords {
  private CauseWords() {}

  /**
   * As in {@code Likely: The columns sn and givenName are exchanged in people.csv. It explains 118
   * of 120 changes of User. (COLUMNS_EXCHANGED)}.
   */
  public static String of(FoundCause cause) {
    return String.format(
        Locale.ROOT,
        "%s: %s It explains %,d of %,d changes of %s. (%s)",
        capitalised(cause.word()),
        cause.sentence(),
        cause.explained(),
        cause.changes(),
        cause.target(),
        cause.code());
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
