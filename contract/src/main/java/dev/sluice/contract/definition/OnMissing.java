package dev.sluice.contract.definition;

/** What a complete run does to a resource that the source no longer has. */
public enum OnMissing {
  DELETE,
  DEACTIVATE
}
