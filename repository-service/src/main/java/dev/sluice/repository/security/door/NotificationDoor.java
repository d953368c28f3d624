package dev.sluice.repository.security.door;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The token of the notification service.
 *
 * @param token what it sends; without one nobody comes in, and no activation mail is sent
 */
@ConfigurationProperties("sluice.repository.notification")
public record NotificationDoor(@Nullable String token) {

  /** By the name of the service. */
  public Map<String, String> tokens() {
    return token == null || token.isBlank() ? Map.of() : Map.of("notification-service", token);
  }

  /** Without the token, since configuration is shown in logs now and then. */
  @Override
  public String toString() {
    return "NotificationDoor[]";
  }
}
