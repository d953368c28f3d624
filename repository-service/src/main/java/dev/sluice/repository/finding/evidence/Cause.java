package dev.sluice.repository.finding.evidence;

/** A possible cause of a plan. The names are part of the API and do not change. */
public enum Cause {
  EMPTY_FILE,
  HEADER_ONLY,
  WRONG_FILE,
  FILE_TRUNCATED,
  COLUMNS_EXCHANGED,
  COLUMNS_SHIFTED,
  KEY_REFORMATTED,
  KEY_IS_OTHER_COLUMN,
  REKEYED,
  DATE_DAY_MONTH,
  DATE_SHIFTED,
  DATE_FORMAT,
  ENCODING,
  SEPARATORS,
  COSMETIC,
  COLUMN_EMPTIED,
  COLUMN_CONSTANT,
  VALUES_ON_OTHER_ROWS,
  SEGMENT_LOST,
  COLUMN_FILLED(true),
  AFFIX(true),
  SITE_CLOSED(true),
  REORGANISATION(true);

  private final boolean neutral;

  Cause() {
    this(false);
  }

  Cause(boolean neutral) {
    this.neutral = neutral;
  }

  /** Whether it is what may well be meant, so that it explains and does not warn. */
  public boolean neutral() {
    return neutral;
  }
}
