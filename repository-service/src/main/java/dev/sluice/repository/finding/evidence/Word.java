package dev.sluice.repository.finding.evidence;

import java.util.Locale;

/** How certain a cause is, the most certain first. */
public enum Word {
  /** It cannot be otherwise: the file is empty, or it is another one byte for byte. */
  PROVEN,
  /** The sample says so, and nothing speaks against it. */
  LIKELY,
  /** It explains some of the changes. */
  POSSIBLE,
  /** The sample looked like it; but if the file was read otherwise, as much would change. */
  REFUTED,
  /** It was tested and does not fit. */
  NONE;

  /** The word in JSON and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is told as an explanation. */
  public boolean explains() {
    return compareTo(POSSIBLE) <= 0;
  }
}
