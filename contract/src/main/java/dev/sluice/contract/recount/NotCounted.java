package dev.sluice.contract.recount;

/** Why a counter-test has no result. */
public enum NotCounted {
  /** The agent did not start the step, or no longer answered. */
  AGENT_AWAY,
  /** It took longer than a counter-test may. */
  TOO_LONG,
  /** The run has been decided in the meantime. */
  DECIDED,
  /** The file cannot be read this way, or is no longer there. */
  REFUSED
}
