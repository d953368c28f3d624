package dev.sluice.contract.definition;

/** How many targets one owner may have. */
public enum Multiplicity {
  ONE,
  MANY
}
