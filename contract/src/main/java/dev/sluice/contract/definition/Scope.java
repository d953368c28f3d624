package dev.sluice.contract.definition;

/** Which missing resources a complete run may touch. */
public enum Scope {
  /** Those of this connector. */
  CONNECTOR,
  /** Those that came from a CSV or XLSX file of any connector. */
  CSV,
  /** All of the entity type, including those that people created. */
  ALL
}
