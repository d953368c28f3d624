package dev.sluice.contract.profile;

/** What happens to a run if a column looks different. */
public enum ProfilePolicy {
  /** Nothing: it is not compared. */
  OFF,
  /** A warning; but a column that has lost all of its contents holds the run. */
  WARN,
  /** The run is held. */
  HOLD
}
