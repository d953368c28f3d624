package dev.sluice.contract.definition;

import java.util.List;

/** Who is notified about a connector's runs, and about which events. */
public record NotifyDefinition(
    List<NotificationEvent> on, List<String> mail, List<Webhook> webhooks) {
  public static final NotifyDefinition NONE = new NotifyDefinition(List.of(), List.of(), List.of());

  /**
   * A program that is told.
   *
   * @param secret the name under which the notification service keeps the signing secret
   */
  public record Webhook(String url, String secret) {}
}
