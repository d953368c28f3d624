package dev.sluice.contract.check;

import dev.sluice.contract.run.FoundCause;
import java.util.Locale;

/**
 * Describes the most probable cause of a held run's changes in the sentence that Temporal and mails
 * use.
 */
public final class CauseWords {
  private CauseWords() {}

  /**
   * As in {@code Likely: The columns sn and givenName are exchanged in people.csv. It explains 118
   * of 120 changes of User. (COLUMNS_EXCHANGED)}.
   */
  public static String of(FoundCause cause) {
    // What rows are rejected for explains no change, and its sentence counts the rows.
    String explained =
        cause.explained() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                " It explains %,d of %,d changes of %s.",
                cause.explained(),
                cause.changes(),
                cause.target());
    return capitalised(cause.word())
        + ": "
        + cause.sentence()
        + explained
        + " ("
        + cause.code()
        + ")";
  }

  private static String capitalised(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
