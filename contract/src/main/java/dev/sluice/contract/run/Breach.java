package dev.sluice.contract.run;

/**
 * A limit that a run's plan exceeds.
 *
 * @param scope the connector, entity type or association whose limit it is
 * @param threshold the label of a {@link dev.sluice.contract.definition.Threshold}, or {@link
 *     #EMPTY_FILE} or {@link #NO_ROWS}
 * @param actual lines, or percent where the threshold is a percentage
 */
public record Breach(String scope, String threshold, double limit, double actual) {
  /** The source's file has no bytes at all. No threshold or force lets that pass unseen. */
  public static final String EMPTY_FILE = "emptyFile";

  /** The source's file has a header and no rows. No threshold or force lets that pass unseen. */
  public static final String NO_ROWS = "noRows";
}
