package dev.sluice.repository.inspect;

/** How far an inspection has come. */
public enum InspectionState {
  RUNNING,
  DONE,
  FAILED
}
