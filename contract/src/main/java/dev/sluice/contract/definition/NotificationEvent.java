package dev.sluice.contract.definition;

/** The occasions on which people are told about a run. */
public enum NotificationEvent {
  BREACH,
  COMPLETED,
  FAILED,
  CANCELLED,
  EXPIRED
}
