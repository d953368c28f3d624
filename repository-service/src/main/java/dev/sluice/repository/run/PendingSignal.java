package dev.sluice.repository.run;

/** What a run's workflow must be told, and has not been told for certain. */
public enum PendingSignal {
  TURN_GRANTED,
  SUPERSEDED
}
