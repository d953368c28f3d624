package dev.sluice.contract.recount;

/** Why a counter-test has no result. */
public enum NotCounted {
  /** The agent did not take the step, or was not heard of any more. */
  AGENT_AWAY,
  /** It took longer than a counter-test may. */
  TOO_LONG,
  /** The run was decided meanwhile. */
  DECIDED,
  /** The file cannot be read this way, or is no longer there. */
  REFUSED
}
