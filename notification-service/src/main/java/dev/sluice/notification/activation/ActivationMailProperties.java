package dev.sluice.notification.activation;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for sending activation mails.
 *
 * @param mailsPerMinute the most that this process sends in a minute, for all applications together
 * @param templates a folder of texts that take the place of the built-in ones, or stand beside them
 */
@ConfigurationProperties("sluice.notification.activation")
record ActivationMailProperties(@DefaultValue("120") int mailsPerMinute, @Nullable Path templates) {
  ActivationMailProperties {
    if (mailsPerMinute < 1) {
      throw new IllegalArgumentException(
          "sluice.notification.activation.mails-per-minute must be at least 1");
    }
  }
}
