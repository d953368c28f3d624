package dev.sluice.contract.run;

import org.jspecify.annotations.Nullable;

/**
 * A limit that a run's plan exceeds, or another reason for a review.
 *
 * @param scope the connector, entity type or association whose limit it is; the source if a file
 *     looks different than before
 * @param threshold the label of a {@link dev.sluice.contract.definition.Threshold}, {@link
 *     #EMPTY_FILE}, {@link #NO_ROWS}, {@link #MISSED_COMMANDS}, {@link #PROTECTED} or the label of
 *     a {@link ColumnChange}
 * @param limit of a {@link ColumnChange} what was usual
 * @param actual lines, or percent if the threshold is a percentage
 * @param lines if the threshold is a percentage, how many lines that is
 * @param of if the threshold is a percentage, what it is a percentage of
 * @param column the column of the source's file that it is about; null for all other breaches
 * @param other the column or pattern that is there in its place; null if there is none
 */
public record Breach(
    String scope,
    String threshold,
    double limit,
    double actual,
    @Nullable Long lines,
    @Nullable Long of,
    @Nullable String column,
    @Nullable String other) {
  /** The source's file has no bytes at all. No threshold or force lets that pass unseen. */
  public static final String EMPTY_FILE = "emptyFile";

  /** The source's file has a header and no rows. No threshold or force lets that pass unseen. */
  public static final String NO_ROWS = "noRows";

  /**
   * Earlier runs carried commands and were not applied; {@code actual} is how many. No threshold or
   * force lets that pass unseen.
   */
  public static final String MISSED_COMMANDS = "missedCommands";

  /**
   * Protected resources of the entity type would be deleted or switched off; {@code actual} is how
   * many. No threshold or force lets that pass, and neither does a person who does not name them.
   */
  public static final String PROTECTED = "protectedResources";

  /** A limit that is no percentage. */
  public Breach(String scope, String threshold, double limit, double actual) {
    this(scope, threshold, limit, actual, null, null);
  }

  /** A limit that is a percentage. */
  public Breach(
      String scope,
      String threshold,
      double limit,
      double actual,
      @Nullable Long lines,
      @Nullable Long of) {
    this(scope, threshold, limit, actual, lines, of, null, null);
  }
}
