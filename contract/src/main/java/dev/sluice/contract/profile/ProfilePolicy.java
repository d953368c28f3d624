package dev.sluice.contract.profile;

/** What a column that looks different does to a run. */
public enum ProfilePolicy {
  /** Nothing: nobody compares it. */
  OFF,
  /** People are told; a column that has lost all of its contents holds the run. */
  WARN,
  /** The run is held. */
  HOLD
}
