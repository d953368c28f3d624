package dev.sluice.contract.definition;

/** The events of a run about which people can be notified. */
public enum NotificationEvent {
  BREACH,
  COMPLETED,
  FAILED,
  CANCELLED,
  EXPIRED
}
