package dev.sluice.repository.run;

/** The position of a run in the queue of its connector's runs. */
public enum Turn {
  /** It has not asked for its turn. */
  NONE,
  WAITING,
  GRANTED,
  /** It has given its turn back, or has ended without one. */
  RELEASED
}
