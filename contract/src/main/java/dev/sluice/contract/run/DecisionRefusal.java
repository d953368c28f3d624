package dev.sluice.contract.run;

/**
 * Why a decision sent with the update {@code decide} is refused. The name is the type of the
 * innermost application failure in the caller's exception; its message is for people.
 */
public enum DecisionRefusal {
  /** The run does not wait for a decision: not yet, or no longer. */
  NOT_HELD,
  /** The plan that was looked at is not the run's plan. */
  OTHER_PLAN,
  /** Somebody else decided the opposite first. */
  ALREADY_DECIDED,
  /**
   * The server obeys only decisions of people who logged in there, and has not recorded this one.
   */
  NOT_RECORDED,
  /** It resumes a run in spite of a finding that has to be acknowledged, and is not. */
  NOT_ACKNOWLEDGED
}
