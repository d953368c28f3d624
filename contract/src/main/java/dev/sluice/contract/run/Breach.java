package dev.sluice.contract.run;

import org.jspecify.annotations.Nullable;

/**
 * A limit that a run's plan exceeds.
 *
 * @param scope the connector, entity type or association whose limit it is
 * @param threshold the label of a {@link dev.sluice.contract.definition.Threshold}, or {@link
 *     #EMPTY_FILE}, {@link #NO_ROWS} or {@link #MISSED_COMMANDS}
 * @param actual lines, or percent where the threshold is a percentage
 * @param lines where the threshold is a percentage, how many lines that is
 * @param of where the threshold is a percentage, what it is a percentage of
 */
public record Breach(
    String scope,
    String threshold,
    double limit,
    double actual,
    @Nullable Long lines,
    @Nullable Long of) {
  /** The source's file has no bytes at all. No threshold or force lets that pass unseen. */
  public static final String EMPTY_FILE = "emptyFile";

  /** The source's file has a header and no rows. No threshold or force lets that pass unseen. */
  public static final String NO_ROWS = "noRows";

  /**
   * Earlier runs carried commands and were not applied; {@code actual} is how many. No threshold or
   * force lets that pass unseen.
   */
  public static final String MISSED_COMMANDS = "missedCommands";

  /** A limit that is no percentage. */
  public Breach(String scope, String threshold, double limit, double actual) {
    this(scope, threshold, limit, actual, null, null);
  }
}
