package dev.sluice.contract.definition;

/** The types of attributes. */
public enum PropertyType {
  STRING,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  DATE,
  INSTANT,
  LOCALE
}
