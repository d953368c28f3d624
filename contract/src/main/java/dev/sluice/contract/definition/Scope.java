package dev.sluice.contract.definition;

/** Whose missing resources a complete run may touch. */
public enum Scope {
  /** Those that this connector made. */
  CONNECTOR,
  /** Those that came from a file, CSV or XLSX, whichever connector read it. */
  CSV,
  /** All of the entity type, those that people made included. */
  ALL
}
