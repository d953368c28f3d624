package dev.sluice.notification.activation;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The server that gives out the mails.
 *
 * @param url as in {@code https://sluice.example.org}
 * @param token what the server knows this service by: its {@code
 *     sluice.repository.notification.token}
 */
@ConfigurationProperties("sluice.notification.server")
record ServerProperties(@Nullable URI url, @Nullable String token) {

  /** Without the token, since configuration is shown in logs now and then. */
  @Override
  public String toString() {
    return "ServerProperties[url=" + url + "]";
  }
}
