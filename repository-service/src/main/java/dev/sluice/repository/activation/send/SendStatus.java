package dev.sluice.repository.activation.send;

/** The status of a send. */
public enum SendStatus {
  /** An applied run asked for it, and nobody has counted yet. */
  WAITING,
  /** It would have mailed more people than the connector allows without a person. */
  HELD,
  RUNNING,
  COMPLETED,
  CANCELLED,
  FAILED
}
