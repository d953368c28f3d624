package dev.sluice.repository.run;

/** Where a run stands in the row of its connector's runs. */
public enum Turn {
  /** It has not asked for its turn. */
  NONE,
  WAITING,
  GRANTED,
  /** It has given its turn back, or has ended without one. */
  RELEASED
}
