package dev.sluice.repository.run;

/** A signal for a run's workflow that is not confirmed yet. */
public enum PendingSignal {
  TURN_GRANTED,
  SUPERSEDED
}
