package dev.sluice.repository.inspect;

/** The state of an inspection. */
public enum InspectionState {
  RUNNING,
  DONE,
  FAILED
}
