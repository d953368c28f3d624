package dev.sluice.notification.activation;

import dev.sluice.contract.SafeAddress;
import dev.sluice.notification.mail.BaseUrlProperties;
import dev.sluice.notification.mail.OnceMailer;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures sending activation mails, which the server gives out one by one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  ActivationMailProperties.class,
  ServerProperties.class,
  TransportProperties.class
})
public class ActivationMailConfiguration {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  @Bean
  ActivationMailActivitiesImpl activationMailActivities(
      OnceMailer mailer,
      ActivationMailProperties properties,
      ServerProperties server,
      BaseUrlProperties baseUrl,
      TransportProperties transport,
      ObjectProvider<OpenTelemetry> tracing) {
    if (server.url() != null) {
      SafeAddress.require(
          server.url().toString(), "sluice.notification.server.url", transport.tlsElsewhere());
    }
    return new ActivationMailActivitiesImpl(
        new MailBatches(
            new MailDoor(
                server,
                tracing
                    .getIfAvailable(OpenTelemetry::noop)
                    .getPropagators()
                    .getTextMapPropagator()),
            new MailTexts(new TemplateFiles(properties.templates()), baseUrl),
            mailer,
            new Pace(properties.mailsPerMinute()),
            FIRST_PAUSE));
  }
}
