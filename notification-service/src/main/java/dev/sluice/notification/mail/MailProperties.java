package dev.sluice.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for mails in addition to Spring Boot's own {@code spring.mail.*}.
 *
 * @param from the sender, as in {@code Sluice <sluice@example.org>}; required with a mail server
 * @param connectTimeout how long to wait for the mail server to accept a connection
 * @param readTimeout how long to wait for each of its answers
 */
@ConfigurationProperties("sluice.notification.mail")
record MailProperties(
    @Nullable String from,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("15s") Duration readTimeout) {

  MailProperties {
    if (from != null) {
      sender(from);
    }
    positive("connect-timeout", connectTimeout);
    positive("read-timeout", readTimeout);
  }

  /** The sender's address. */
  InternetAddress sender() {
    if (from == null) {
      throw new IllegalStateException(
          "A mail server is configured (spring.mail.host) but no sender:"
              + " set sluice.notification.mail.from, as in Sluice <sluice@example.org>");
    }
    return sender(from);
  }

  private static InternetAddress sender(String from) {
    try {
      InternetAddress sender = new InternetAddress(from, true);
      MailAddress.single(sender.getAddress());
      return sender;
    } catch (AddressException | RuntimeException unusable) {
      throw new IllegalArgumentException(
          "sluice.notification.mail.from must be one mail address,"
              + " as in Sluice <sluice@example.org>",
          unusable);
    }
  }

  private static void positive(String name, Duration timeout) {
    if (timeout.isNegative() || timeout.isZero() || timeout.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "sluice.notification.mail." + name + " must be a positive duration, such as 15s");
    }
  }
}
