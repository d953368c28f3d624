package dev.sluice.notification.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for webhook calls.
 *
 * @param allowHttp whether addresses may do without encryption
 * @param allowPrivateAddresses whether loopback and intranet addresses may be called
 * @param connectTimeout how long to wait for a connection
 * @param responseTimeout how long to wait for the answer, from the connection on
 * @param longestRetryAfter how long a receiver may ask us to wait
 */
@ConfigurationProperties("sluice.notification.webhook")
record WebhookProperties(
    @DefaultValue("false") boolean allowHttp,
    @DefaultValue("false") boolean allowPrivateAddresses,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("20s") Duration responseTimeout,
    @DefaultValue("1h") Duration longestRetryAfter) {

  WebhookProperties {
    positive("connect-timeout", connectTimeout);
    positive("response-timeout", responseTimeout);
    positive("longest-retry-after", longestRetryAfter);
  }

  private static void positive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero() || duration.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "sluice.notification.webhook." + name + " must be a positive duration, such as 20s");
    }
  }
}
